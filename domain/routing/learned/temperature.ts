import { sharesOf } from './linear-model.ts';
import type { LinearModel } from './learned-model.ts';
import type { Sample } from './train-linear.ts';

const COOLEST = 0.2;
const HOTTEST = 10;
const ROUNDS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature at which the model's shares fit what is true of samples that it has not seen: the smallest mean log loss,
 * by golden section (Guo et al. 2017, On Calibration of Modern Neural Networks). Without samples: 1.
 */
export function temperatureFor(model: LinearModel<string>, heldOut: readonly Sample[]): number {
  if (heldOut.length === 0) return 1;
  const loss = (log: number): number => logLoss({ ...model, temperature: Math.exp(log) }, heldOut);
  let low = Math.log(COOLEST);
  let high = Math.log(HOTTEST);
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

function logLoss(model: LinearModel<string>, samples: readonly Sample[]): number {
  let sum = 0;
  let weights = 0;
  for (const { features, label, weight } of samples) {
    const share = sharesOf(model, features).find((one) => one.label === model.labels[label])?.share ?? 0;
    sum -= weight * Math.log(Math.max(share, 1e-9));
    weights += weight;
  }
  return sum / weights;
}
