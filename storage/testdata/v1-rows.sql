-- DO NOT EDIT. Rows as version 1 kept them, with at least one in every table of
-- that version. Every later migration is tested by climbing from here. All
-- people and words are invented. 1795424400000 is 23 November 2026, 9:00 UTC.

INSERT INTO setting (name, value) VALUES ('key fingerprint', '0a1b2c3d'), ('world', 'the real WhatsApp');
INSERT INTO link (id, state, since, until, code, ours, newest, phone_seen)
	VALUES (1, 'connected', 1795424400000, 0, 0, '', '', 1795424400000);
INSERT INTO chat_group (id, name, kind, language, consent, allowed_at, disallowed_at, bot_admin, read_at)
	VALUES ('g-kwale', 'Kwale mentees', 'mentees', 'sw', 'written, 2026-11-01', 1795424400000, 0, TRUE, 1795424400000);
INSERT INTO member (id, given_role, label, language, met_at, wrote_first_at, stopped_at, refused, joined_to) VALUES
	(1, '', '', 'sw', 1795424400000, 1795424400000, 0, FALSE, NULL),
	(2, 'staff', 'Staff 1', '', 1795424400000, 0, 0, TRUE, NULL),
	(3, '', '', '', 1795424400000, 0, 0, FALSE, 1);
INSERT INTO member_alias (hash, member, place) VALUES ('pn-amina', 1, 1), ('lid-amina', 1, 0), ('pn-staff', 2, 0);
INSERT INTO membership (member, group_id, admin, admin_at, joined_at, left_at)
	VALUES (1, 'g-kwale', FALSE, 1795424400000, 1795424400000, 0);
INSERT INTO posting (id, group_id, message, member, role, sent_at, kind, text, options, seconds, reply_to, areas, question,
	findings, command, edited_at, deleted_at)
	VALUES (1, 'g-kwale', 'm-1', 1, 'mentee', 1795424400000, 'text', 'The fridge stands at [number]', '["yes","no"]', 3, 'm-0',
	'cold-chain reporting', TRUE, '[{"Kind":"name","Count":2}]',
	'{"name":"remind","args":[{"word":"weekly"},{"number":"2"},{"at":1795424400000},{"member":1},{"text":"the visit"}],"error":"no-time"}',
	0, 0);
INSERT INTO settled (mark, group_id, hour, reason, at) VALUES ('mark-1', 'g-kwale', 1795424400000, '', 1795424400000);
INSERT INTO not_kept (group_id, hour, reason, count) VALUES ('g-kwale', 1795424400000, 'unreadable', 2);
INSERT INTO early_change (group_id, target, author, kind, message, at, text, options, areas, question, findings, command, waits_at)
	VALUES ('g-kwale', 'm-early', 1, 'edit', 'e-1', 1795424400000, 'edited early', '', '', FALSE, '', '', 1795424400000);
INSERT INTO heard (id, kind, group_id, member, at, posting, message, target, emoji, choices, attempts, reacted_at, dead_at, reason)
	VALUES (1, 'posting', 'g-kwale', 1, 1795424400000, 1, '', '', '', '', 1, 0, 0, 'turn failed');
INSERT INTO vote (group_id, poll, member, choices, at) VALUES ('g-kwale', 'poll-1', 1, '', 1795424400000);
INSERT INTO reaction (group_id, target, member, emoji, at) VALUES ('g-kwale', 'm-1', 1, '', 1795424400000);
INSERT INTO outbox (seq, id, kind, to_group, to_member, urgency, not_before, asker, posting, job, author, quoted, quoted_text,
	body, enqueued_at, attempts, reason, sent_at, dead_at)
	VALUES (1, 'out-1', 'say', 'g-kwale', NULL, 'answer', 0, 1, 1, '', 1, 'm-1', 'The fridge',
	'{"text":"Two to eight degrees","is_reply":true}', 1795424400000, 0, '', 0, 0);
INSERT INTO occurrence (job, due, claimed_at) VALUES ('digest', 1795424400000, 1795424400000);
