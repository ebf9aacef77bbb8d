#!/bin/sh
# Removes Parley's service and program. What Parley keeps stays, unless it is told otherwise.
#
#   sudo sh deploy/uninstall.sh [--remove-data]
#
#   --remove-data     also the data folder, the projects, the settings, the backups and the user; asks once unless --yes follows
set -eu
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=deploy/common.sh
. "$here/common.sh"

remove_data=no sure=no
for option in "$@"; do
  case $option in
    --remove-data) remove_data=yes ;;
    --yes) sure=yes ;;
    *) die "There is no option $option; see the first lines of $0." ;;
  esac
done
need_root
if [ "$remove_data" = yes ] && [ "$sure" = no ]; then
  [ -t 0 ] || die 'Add --yes to remove all data without being asked.'
  printf 'Everything in %s, %s and %s will be gone. Type "remove" to go on: ' "$data" "$etc" "$backups"
  read -r answer
  [ "$answer" = remove ] || die 'Nothing was removed.'
fi

if has_systemd; then systemctl disable --now --quiet parley.service parley-backup.timer || true; fi
rm -f "$units/parley.service" "$units/parley-backup.service" "$units/parley-backup.timer" /etc/systemd/journald.conf.d/parley.conf
if [ -e /etc/apparmor.d/parley-bwrap ]; then
  apparmor_parser -R /etc/apparmor.d/parley-bwrap || true
  rm -f /etc/apparmor.d/parley-bwrap
fi
if [ -e /etc/caddy/parley.caddy ]; then
  sed -i '\#^import /etc/caddy/parley.caddy#d' /etc/caddy/Caddyfile
  rm -f /etc/caddy/parley.caddy
  if has_systemd; then systemctl reload-or-restart caddy; fi
fi
if has_systemd; then systemctl daemon-reload; fi
rm -rf "$app" /usr/local/bin/parley
if [ "$remove_data" = yes ]; then
  rm -rf "$data" "$etc" "$backups"
  if getent passwd parley >/dev/null; then userdel parley; fi
  say 'Parley and everything it kept are gone. A database of a PostgreSQL of your own is left as it is.'
else
  say "Parley is removed. What it kept stays in $data, $etc and $backups; setup.sh goes on with it."
fi
