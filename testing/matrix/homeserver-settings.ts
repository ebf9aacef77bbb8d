export const REGISTRATION_SECRET = 'only for tests';

const UNLIMITED = '{ per_second: 10000, burst_count: 10000 }';

/** What a Synapse for tests is started with: one machine, no federation, no limits on what a person may do. JSON-like YAML, one setting a line. */
export function homeserverSettings(port: number): string {
  return `server_name: parley.test
listeners: [{ port: ${String(port)}, bind_addresses: ['127.0.0.1'], type: http, tls: false, resources: [{ names: [client] }] }]
database: { name: sqlite3, args: { database: /data/homeserver.db } }
media_store_path: /data/media
signing_key_path: /data/signing.key
log_config: /data/log.yaml
registration_shared_secret: ${REGISTRATION_SECRET}
macaroon_secret_key: ${REGISTRATION_SECRET}
form_secret: ${REGISTRATION_SECRET}
report_stats: false
trusted_key_servers: []
rc_message: ${UNLIMITED}
rc_room_creation: ${UNLIMITED}
rc_registration: ${UNLIMITED}
rc_joins: { local: ${UNLIMITED}, remote: ${UNLIMITED} }
rc_invites: { per_room: ${UNLIMITED}, per_user: ${UNLIMITED}, per_issuer: ${UNLIMITED} }
rc_login: { address: ${UNLIMITED}, account: ${UNLIMITED}, failed_attempts: ${UNLIMITED} }
`;
}

export const LOG_SETTINGS = `version: 1
root: { level: WARNING, handlers: [console] }
handlers: { console: { class: logging.StreamHandler } }
`;
