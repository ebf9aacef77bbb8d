-- All groups.
SELECT channel, account, chat, title, standing, observes, decided_by AS "decidedBy" FROM groups ORDER BY channel, account, title, chat
