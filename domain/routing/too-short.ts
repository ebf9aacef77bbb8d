import { unquotedWords } from './unquoted-words.ts';

const ASKS =
  /(?<!\p{L})(?:write|draft|compose|explain|describe|compare|give|make|create|prepare|analy[sz]e|tell|plan|напиши|напишите|составь|составьте|объясни|объясните|опиши|опишите|сравни|сравните|дай|дайте|сделай|сделайте|подготовь|подготовьте|расскажи|расскажите|сочини|сочините)(?!\p{L})/u;
const FOR_MUCH =
  /(?<!\p{L})(?:in detail|detailed|step[- ]by[- ]step|thorough(?:ly)?|comprehensive|essay|story|article|blog post|speech|cover letter|pros and cons|tutorial|подробн\p{L}*|пошагов\p{L}*|шаг за шагом|обстоятельн\p{L}*|развернут\p{L}*|сочинение|рассказ|статью|речь|сопроводительное письмо|плюсами и минусами|плюсов и минусов|плюсы и минусы|руководство|инструкцию)(?!\p{L})/u;
const FOR_LITTLE =
  /(?<!\p{L})(?:shortest|title|headline|name for|one word|single word|one[- ]line|one sentence|first sentence|first line|briefly|in short|summary|yes or no|самый короткий|заголовок|название|одним словом|одним предложением|одно предложение|первое предложение|одной строкой|кратко|коротко|вкратце|да или нет)(?!\p{L})/u;

const FEWEST_WORDS = 8;
const FEWEST_CHARACTERS = 60;

/** Whether a question asks for many words and the answer has hardly any. In English and Russian; where it is not sure it is not too short. */
export function isTooShort(question: string, answer: string): boolean {
  const told = answer.trim();
  if (told.length >= FEWEST_CHARACTERS || told.split(/\s+/).length >= FEWEST_WORDS || /[`\d]|https?:|\?$/.test(told)) return false;
  const asked = unquotedWords(question);
  return ASKS.test(asked) && FOR_MUCH.test(asked) && !FOR_LITTLE.test(asked);
}
