# shellcheck shell=sh
# What setup.sh, upgrade.sh and uninstall.sh agree on.

app=/opt/parley
data=/var/lib/parley
etc=/etc/parley
backups=/var/backups/parley
units=/etc/systemd/system

say() { printf '%s\n' "$*"; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

need_root() {
  [ "$(id -u)" -eq 0 ] || die "Run it as root, such as: sudo sh $0"
}

# Whether a systemd runs that can be told to start something; not so in a container or an image that is only being made.
has_systemd() { [ -d /run/systemd/system ]; }

# The value of NAME in FILE, a list of NAME=VALUE; empty: it is not there.
value_of() { sed -n "s/^$1=//p" "$2" 2>/dev/null | tail -n 1; }

# Debian 12 and Ubuntu 24.04 bring a Node that is too old to install Parley; setup.sh puts one beside it.
with_node() { PATH="$app/node/node_modules/.bin:$PATH" "$@"; }

# The text at an address; fails unless the server answers 200.
fetch() {
  # shellcheck disable=SC2016 # JavaScript's own
  with_node node -e '
    fetch(process.argv[1], { signal: AbortSignal.timeout(5000) })
      .then(async (response) => { console.log((await response.text()).trim()); process.exitCode = response.ok ? 0 : 1; })
      .catch((error) => { console.log(error.message); process.exitCode = 1; })' "$1"
}

# Waits up to $1 seconds until Parley can work; prints its reasons when it cannot.
wait_until_ready() {
  port=$(value_of PARLEY_HTTP_PORT "$etc/environment")
  url="http://127.0.0.1:${port:-4000}/readyz"
  left=$1
  said=
  while [ "$left" -gt 0 ]; do
    if said=$(fetch "$url"); then return 0; fi
    sleep 1
    left=$((left - 1))
  done
  say "Parley is not ready: ${said:-it does not answer at $url}" >&2
  return 1
}

# Copies the clone at $1 to a new release, installs what it needs and builds the console; prints the folder of the release.
install_release() {
  release=$app/releases/$(date -u +%Y%m%dT%H%M%SZ)
  mkdir -p "$release"
  # What a clone holds besides its sources is of no use elsewhere; a release installs its own.
  (cd "$1" && tar -cf - --exclude=./node_modules --exclude=./data --exclude=./.git --exclude=./.cache --exclude=./coverage --exclude=./web/dist .) |
    (cd "$release" && tar -xf - --no-same-owner)
  if ! (cd "$release" && with_node node scripts/install.mjs production && with_node sh scripts/run web/build-console.ts) >&2; then
    rm -rf "$release"
    die 'The release could not be installed; nothing was changed.'
  fi
  # Everybody may read it; only root changes it, also not Parley itself.
  chmod -R go+rX,go-w "$release"
  say "$release"
}

# Points `current` at a release, in one step.
switch_to() {
  ln -sfn "$1" "$app/current.new"
  mv -T "$app/current.new" "$app/current"
}

# Writes the template $1 as $2, with this machine's places.
place() {
  keep=$(value_of KEEP_BACKUPS "$etc/setup")
  domain=$(value_of DOMAIN "$etc/setup")
  port=$(value_of PARLEY_HTTP_PORT "$etc/environment")
  sed -e "s#@APP@#$app/current#g" -e "s#@DATA@#$data#g" -e "s#@ENVIRONMENT@#$etc/environment#g" -e "s#@SETTINGS@#$etc/parley.yaml#g" \
    -e "s#@BACKUPS@#$backups#g" -e "s#@KEEP@#${keep:-14}#g" -e "s#@MEMORY@#$(memory_limit)#g" -e "s#@DOMAIN@#$domain#g" \
    -e "s#@PORT@#${port:-4000}#g" "$1" >"$2.new"
  chmod 644 "$2.new"
  mv "$2.new" "$2"
}

# Three quarters of the machine's memory, so that Parley's commands are ended before the machine is.
memory_limit() { awk '/^MemTotal:/ { printf "%dM", $2 * 3 / 4 / 1024 }' /proc/meminfo; }

# The units of the current release.
place_units() {
  for unit in parley.service parley-backup.service parley-backup.timer; do place "$app/current/deploy/$unit" "$units/$unit"; done
  mkdir -p /etc/systemd/journald.conf.d
  place "$app/current/deploy/journald.conf" /etc/systemd/journald.conf.d/parley.conf
  if has_systemd; then systemctl daemon-reload; fi
}
