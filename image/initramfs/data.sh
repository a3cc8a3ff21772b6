# What of /etc and /var lives on the data partition, each by its name; sourced by init, with data mounted.

numbers() { # NAME USER-OR-GROUP-FILE: the number behind a name
    sed -n "s/^$1:[^:]*:\([0-9]*\):.*/\1/p" "$root/etc/$2"
}
own() { # FOLDER MODE OWNER
    [ -d "$root/data/$1" ] || mkdir -p "$root/data/$1"
    chown "$3" "$root/data/$1"
    chmod "$2" "$root/data/$1"
}
there() { # FOLDER WHERE
    mkdir -p "$root/$2"
    mount --bind "$root/data/$1" "$root/$2"
}

own till 1770 "0:$(numbers tillbox group)"
own system 0755 0:0
own system/timesync 0755 "$(numbers systemd-timesync passwd):$(numbers systemd-timesync group)"
own system/network 0750 "0:$(numbers systemd-network group)"
own journal 2755 "0:$(numbers systemd-journal group)"
own update 0755 0:0
own old 0700 0:0
there till var/lib/tillbox
there journal var/log/journal
there system/timesync var/lib/systemd/timesync

machine=$root/data/system/machine-id
if ! grep -qE '^[0-9a-f]{32}$' "$machine" 2>/dev/null; then
    tr -d - </proc/sys/kernel/random/uuid >"$machine.new"
    sync "$machine.new"
    mv "$machine.new" "$machine"
fi
cp "$machine" $root/etc/machine-id
