-- Whether a person is a member of a project; asked for each task that is submitted.
SELECT EXISTS (SELECT FROM project_members WHERE project_id = $1::uuid AND person_id = $2::uuid) AS "isMember"
