#!/bin/sh
# Upgrades an installed Parley to the clone that holds this script: backs up, installs beside the old one, switches over, and
# goes back by itself, the database too, when the new one cannot work within a minute.
#
#   sudo sh deploy/upgrade.sh
set -eu
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=deploy/common.sh
. "$here/common.sh"

need_root
[ -L "$app/current" ] || die 'Parley is not installed here: sudo sh deploy/setup.sh'
has_systemd || die 'No systemd runs here that could restart Parley.'
old=$(readlink -f "$app/current")
backup=$backups/before-upgrade-$(date -u +%Y%m%dT%H%M%SZ).tar

say 'Installing the new release beside the old one'
new=$(install_release "$(dirname "$here")")

# From here on nobody writes: what comes in waits at Telegram, at Matrix, and in the clients.
systemctl stop parley
say "Backing up to $backup"
if ! parley backup "$backup" --without-workspace; then
  systemctl start parley
  rm -rf "$new"
  die 'There is no backup, so nothing was changed.'
fi
switch_to "$new"
place_units
systemctl start --no-block parley
if wait_until_ready 60; then
  # The two before this one stay, for those who want to go back by hand.
  # shellcheck disable=SC2012 # names of our own
  ls -1d "$app"/releases/* | sort | head -n -3 | xargs -r rm -rf
  say "Parley runs the new release. The backup stays at $backup"
  exit 0
fi

say 'Going back to the old release and its database' >&2
systemctl stop parley || true
switch_to "$old"
place_units
# A database that a newer release has migrated is no use to the old one.
parley restore "$backup" --replace
systemctl start parley
rm -rf "$new"
wait_until_ready 60 || die "The old release does not work either; the backup is $backup: journalctl -u parley -n 50"
die 'The new release could not work here; the old one runs again, with everything as it was: journalctl -u parley -n 200'
