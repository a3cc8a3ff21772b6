# Which of the two slots boots: the script that U-Boot runs (boot.scr on the first partition).
#
# It reads the record of appliance/update/record.py and follows the same rule (record.order; a test boots both
# and compares). Debian's U-Boot 2025.01, u-boot-rpi and u-boot-qemu: every number is hex, blocks have 200h bytes.
# The loader's own standard boot has set devtype and devnum; mmc, usb and virtio all know dev, read and write.
# The device tree is the firmware's own (fdt_addr): it has been told of this very board, its memory, its network
# address and the overlays of config.txt. Kernel, initrd and command line are the slot's; the script adds
# tillbox.slot=a or b, tillbox.trying while the slot has not shown that it sells, and tillbox.back where the other
# slot was to boot, or was given up. A slot whose initramfs has said that it does not start (the mark, a sector
# at 5 MiB that begins with exactly that text) comes last, unless the other is empty; its try is not counted.
# A slot whose kernel or initrd is not what its own file "sums" says (image/boot.py) is passed over like one that
# cannot be loaded; where neither slot is whole, both are tried as they are.
#
# Tried in QEMU (make pulls-update). What awaits a board: that it is mmc there; that the firmware's tree lies clear
# of kernel, command line and ramdisk (from 80000h, 7f80000h and 8080000h on); that a card keeps what was written.

setenv words active seq tries a b told
setexpr line ${kernel_addr_r} + 7f00000
setexpr ramdisk ${kernel_addr_r} + 8000000
setexpr sums ${kernel_addr_r} + 7f80000
setexpr found ${kernel_addr_r} + 7f81000
setexpr found2 ${kernel_addr_r} + 7f81004
setexpr copy ${loadaddr} + 1000
setenv newest
${devtype} dev ${devnum}

# the newest copy whose checksum holds: at 1 MiB and at 2 MiB
for place in 800 1000; do
    if ${devtype} read ${loadaddr} ${place} 1; then
        if env import -c ${loadaddr} 200 ${words}; then
            if test -z "${newest}"; then
                setenv newest ${seq}
                setenv at ${place}
            elif itest ${seq} -gt ${newest}; then
                setenv newest ${seq}
                setenv at ${place}
            fi
        fi
    fi
done

# the slot that says of itself that it does not start; the other is tried, unless nothing is in it
setenv broken
if ${devtype} read ${loadaddr} 2800 1; then
    for slot in a b; do
        if itest.s *${loadaddr} == tillbox-slot-${slot}-does-not-start; then
            setenv broken ${slot}
        fi
    done
fi

setenv first a
setenv second b
setenv avoid ${broken}
if test -n "${newest}"; then
    ${devtype} read ${loadaddr} ${at} 1
    env import -c ${loadaddr} 200 ${words}
    setenv state ${a}
    setenv left ${b}
    if test "${active}" = b; then
        setenv first b
        setenv second a
        setenv state ${b}
        setenv left ${a}
    fi
    setenv counted no
    if test "${broken}" = "${active}" && test "${left}" != empty; then
        setenv avoid
    elif test "${state}" = good; then
        setenv counted yes
    elif test "${state}" = trying; then
        if itest ${tries} -gt 0; then
            # one try less, on the disk before anything is loaded; over the older copy, and read back
            setexpr tries ${tries} - 1
            setexpr seq ${seq} + 1
            setenv free 800
            if test "${at}" = 800; then
                setenv free 1000
            fi
            mw.b ${loadaddr} 0 200
            env export -c -s 200 ${loadaddr} ${words}
            if ${devtype} write ${loadaddr} ${free} 1; then
                if ${devtype} read ${copy} ${free} 1; then
                    if cmp.b ${loadaddr} ${copy} 200; then
                        setenv counted yes
                    fi
                fi
            fi
        fi
    fi
    if test "${counted}" = no; then
        setenv swapped ${first}
        setenv first ${second}
        setenv second ${swapped}
        if test "${state}" = empty; then
            setenv avoid
        fi
    elif test "${left}" = empty; then
        setenv avoid
    fi
fi
if test "${avoid}" = "${first}"; then
    setenv swapped ${first}
    setenv first ${second}
    setenv second ${swapped}
fi

echo "Tillbox: slot ${first}, else ${second}; record ${newest}, ${tries} tries left; does not start: ${broken}"
for heed in yes no; do
    for slot in ${first} ${second}; do
        setenv part 5
        if test "${slot}" = b; then
            setenv part 7
        fi
        # what is damaged on the card may load all the same: a slot says what its files add up to
        setenv checked no
        if test "${heed}" = yes; then
            if load ${devtype} ${devnum}:${part} ${sums} sums; then
                setenv checked yes
            fi
        fi
        setenv whole no
        if load ${devtype} ${devnum}:${part} ${kernel_addr_r} vmlinuz; then
            setenv whole yes
            if test "${checked}" = yes; then
                crc32 ${kernel_addr_r} ${filesize} ${found}
            fi
        fi
        if load ${devtype} ${devnum}:${part} ${line} cmdline.txt; then
            setexpr end ${line} + ${filesize}
            mw.b ${end} 0
            setexpr.s said *${line}
        else
            setenv whole no
        fi
        setenv mark
        if test -n "${newest}"; then
            if test "${slot}" != "${active}"; then
                setenv mark tillbox.back
            elif test "${state}" = trying; then
                setenv mark tillbox.trying
            elif test "${left}" = given_up; then
                setenv mark tillbox.back
            fi
        fi
        setenv bootargs ${said} tillbox.slot=${slot} ${mark}
        if test "${whole}" = yes; then
            if load ${devtype} ${devnum}:${part} ${ramdisk} initrd.img; then
                if test "${checked}" = yes; then
                    crc32 ${ramdisk} ${filesize} ${found2}
                    if cmp.b ${found} ${sums} 8; then
                        echo "Tillbox: slot ${slot} is whole"
                    else
                        setenv whole no
                    fi
                fi
                if test "${whole}" = yes; then
                    booti ${kernel_addr_r} ${ramdisk}:${filesize} ${fdt_addr}
                fi
            fi
        fi
        echo "Tillbox: slot ${slot} does not boot"
    done
    echo "Tillbox: no slot is whole; trying what there is"
done
echo "Tillbox: neither slot boots; put in a newly flashed card"
sleep 30
reset
