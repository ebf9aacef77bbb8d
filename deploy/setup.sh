#!/bin/sh
# Installs Parley as a service on Debian 12 or 13, or Ubuntu 24.04. It can be run again at any time: it changes what differs, and keeps the rest.
#
#   sudo sh deploy/setup.sh [--settings FILE] [--domain NAME] [--postgres embedded|system] [--keep-backups N] [--unattended]
#
#   --settings FILE   lines NAME=VALUE for the environment file, such as TELEGRAM_BOT_TOKEN=…; what is there already is kept
#   --domain NAME     put Caddy before it, with TLS for this name
#   --postgres        embedded (the default): Parley's own; system: Debian's package, with a database and a role for Parley
#   --keep-backups N  how many nightly backups stay in /var/backups/parley (14)
#   --unattended      ask nothing
set -eu
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=deploy/common.sh
. "$here/common.sh"

settings='' domain='' postgres='' keep='' attended=yes
while [ $# -gt 0 ]; do
  case $1 in
    --settings | --domain | --postgres | --keep-backups) [ $# -ge 2 ] || die "$1 needs a value." ;;
    --unattended) ;;
    *) die "There is no option $1; see the first lines of $0." ;;
  esac
  case $1 in
    --settings) settings=$2; shift ;;
    --domain) domain=$2; shift ;;
    --postgres) postgres=$2; shift ;;
    --keep-backups) keep=$2; shift ;;
    --unattended) attended=no ;;
  esac
  shift
done

need_root
[ -z "$settings" ] || [ -r "$settings" ] || die "--settings: $settings cannot be read."
case $postgres in '' | embedded | system) ;; *) die "--postgres: found $postgres, allowed: embedded, system." ;; esac
case $keep in *[!0-9]* | 0) die "--keep-backups: found $keep, allowed: a whole number from 1, such as 14." ;; esac
case $domain in *[!A-Za-z0-9.-]*) die "--domain: found $domain, allowed: a name such as parley.example.org." ;; esac
id=$(value_of ID /etc/os-release | tr -d '"')
version=$(value_of VERSION_ID /etc/os-release | tr -d '"')
case "$id $version" in
  'debian 12' | 'debian 13' | 'ubuntu 24.04') ;;
  *) die "This is $id $version; setup.sh knows Debian 12 and 13 and Ubuntu 24.04. The README says how to run Parley elsewhere." ;;
esac
[ -t 0 ] || attended=no

install_packages() {
  wanted='bubblewrap git ca-certificates nodejs npm'
  [ "$postgres" != system ] || wanted="$wanted postgresql"
  [ -z "$domain" ] || wanted="$wanted caddy"
  missing=
  for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "Installing:$missing"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q update >/dev/null
  # shellcheck disable=SC2086 # a list of names
  apt-get -q -y install --no-install-recommends $missing >/dev/null
}

# A Node that can install Parley where the system's is too old; Parley then runs on the one that it brings itself.
install_node() {
  if with_node node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)'; then return 0; fi
  say 'Installing a newer Node.js and npm beside the one of the system'
  mkdir -p "$app/node"
  npm install --prefix "$app/node" --no-audit --no-fund --loglevel=error node@24 npm@11 >/dev/null
}

make_user() {
  getent passwd parley >/dev/null || useradd --system --home-dir "$data" --shell /usr/sbin/nologin parley
  install -d -m 0755 "$app" "$app/releases" "$etc"
  install -d -m 0700 -o parley -g parley "$data" "$backups"
}

# Adds NAME=VALUE to the environment file unless NAME is there.
add_setting() {
  [ -n "$2" ] || return 0
  grep -q "^$1=" "$etc/environment" || printf '%s=%s\n' "$1" "$2" >>"$etc/environment"
}

ask() {
  [ "$attended" = yes ] || return 0
  [ -z "$(value_of "$1" "$etc/environment")" ] || return 0
  printf '%s (empty: none): ' "$2"
  read -r answer
  add_setting "$1" "$answer"
}

write_settings() {
  [ -e "$etc/environment" ] || (umask 077 && : >"$etc/environment")
  chmod 0600 "$etc/environment"
  if [ -n "$settings" ]; then
    while IFS='=' read -r name value; do
      case $name in '' | '#'*) ;; *) add_setting "$name" "$value" ;; esac
    done <"$settings"
  fi
  ask TELEGRAM_BOT_TOKEN 'Token of the Telegram bot, from @BotFather'
  ask ANTHROPIC_API_KEY 'Key of Anthropic'
  ask OPENAI_API_KEY 'Key of OpenAI'
  ask DEEPSEEK_API_KEY 'Key of DeepSeek'
  [ -z "$domain" ] || add_setting PARLEY_PUBLIC_URL "https://$domain"
  [ -e "$etc/parley.yaml" ] || install -m 0644 "$here/../parley.example.yaml" "$etc/parley.yaml"
  [ -e "$etc/setup" ] || : >"$etc/setup"
  for pair in "DOMAIN=$domain" "KEEP_BACKUPS=$keep" "POSTGRES=$postgres"; do
    [ -n "${pair#*=}" ] || continue
    sed -i "/^${pair%%=*}=/d" "$etc/setup"
    say "$pair" >>"$etc/setup"
  done
}

# A role and a database of Debian's PostgreSQL, over its socket: who is parley on this machine is parley there.
prepare_postgres() {
  [ "$postgres" = system ] || return 0
  if has_systemd; then systemctl enable --now --quiet postgresql; else service postgresql start >/dev/null; fi
  as_postgres="runuser -u postgres -- psql -qtAX -v ON_ERROR_STOP=1 -d postgres -c"
  [ -n "$($as_postgres "SELECT 1 FROM pg_roles WHERE rolname = 'parley'")" ] || $as_postgres 'CREATE ROLE parley LOGIN'
  [ -n "$($as_postgres "SELECT 1 FROM pg_database WHERE datname = 'parley'")" ] || $as_postgres 'CREATE DATABASE parley OWNER parley'
  add_setting PARLEY_DATABASE_URL 'postgresql:///parley?host=/var/run/postgresql&user=parley'
}

# Ubuntu lets only programs that a profile names make user namespaces, which the sandbox is made of.
allow_sandbox() {
  [ "$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2>/dev/null || echo 0)" = 1 ] || return 0
  install -m 0644 "$app/current/deploy/apparmor-bwrap" /etc/apparmor.d/parley-bwrap
  apparmor_parser -r /etc/apparmor.d/parley-bwrap
}

install_command() {
  cat >/usr/local/bin/parley.new <<EOF
#!/bin/sh
# Made by deploy/setup.sh: Parley's terminal client as the service's own user, with its settings. Run it with sudo.
[ "\$(id -u)" -eq 0 ] || exec sudo "\$0" "\$@"
set -a
. $etc/environment
set +a
export PARLEY_DATA_DIR=$data PARLEY_CONFIG=$etc/parley.yaml NODE_COMPILE_CACHE=$data/.cache/node HOME=$data
cd $data && exec runuser -u parley -- $app/current/scripts/parley "\$@"
EOF
  chmod 755 /usr/local/bin/parley.new
  mv /usr/local/bin/parley.new /usr/local/bin/parley
}

put_caddy_before() {
  [ -n "$domain" ] || return 0
  place "$app/current/deploy/Caddyfile" /etc/caddy/parley.caddy
  grep -qs '^import /etc/caddy/parley.caddy' /etc/caddy/Caddyfile || say 'import /etc/caddy/parley.caddy' >>/etc/caddy/Caddyfile
  if has_systemd; then systemctl reload-or-restart caddy; fi
}

install_packages
install_node
make_user
write_settings
prepare_postgres
if [ -e "$app/current" ]; then
  say "Parley is installed already; deploy/upgrade.sh brings a newer one."
else
  say 'Installing Parley'
  release=$(install_release "$(dirname "$here")")
  switch_to "$release"
fi
place_units
allow_sandbox
install_command
put_caddy_before

if has_systemd; then
  systemctl restart --quiet systemd-journald
  systemctl enable --now --quiet parley.service parley-backup.timer
  wait_until_ready 180 || die 'It was installed but does not work yet: journalctl -u parley -n 50'
  say "Parley runs. Log in: sudo parley login"
else
  say "Parley is installed. No systemd runs here: its units are in $units; start it with: systemctl enable --now parley parley-backup.timer"
fi
