-- Whether the person is a member.
SELECT FROM project_members WHERE project_id = $1::uuid AND person_id = $2::uuid
