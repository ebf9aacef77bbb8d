-- One group.
SELECT channel, account, chat, title, standing, observes, decided_by AS "decidedBy" FROM groups WHERE channel = $1 AND account = $2 AND chat = $3
