// Linked into the static file and run before anything else: what every start does with the types and texts of the
// program, which the compiler has packed. Two thirds of the time of a small run were spent on it.
// Where a kernel or a runtime does not know a request, the start is as slow as it was.
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23 // Linux 5.14
#endif

// Named by the linker: where zeroed memory begins, and where the program ends.
extern char __bss_start[], _end[];

// Asks the kernel for the memory that is about to be filled (5 MB). Page by page that is 1,200 faults. The memory is
// used in any case, so nothing is taken that would not be taken.
static void TakeMemoryAtOnce(void)
{
    const uintptr_t page = 4096;
    uintptr_t start = (uintptr_t)__bss_start & ~(page - 1);
    uintptr_t length = (((uintptr_t)_end + page - 1) & ~(page - 1)) - start;
    madvise((void *)start, length, MADV_HUGEPAGE);
    madvise((void *)start, length, MADV_POPULATE_WRITE);
}

// The tables that the compiler leaves for the runtime, as NativeAOT of .NET 10 has them (ModuleHeaders.h).
typedef struct
{
    int32_t id, flags;
    uint8_t *start, *end;
} Section;

typedef struct
{
    uint32_t signature;
    uint16_t major, minor;
    uint32_t flags;
    uint16_t count;
    uint8_t size, type;
    Section sections[];
} Header;

enum { Signature = 0x00525452, Major = 16, Packed = 207, Taken = 0 };

extern Header *__start___modules[], *__stop___modules[];

// Addresses are stored as distances from where they are stored.
static inline uint8_t *AddressAt(const uint8_t *at)
{
    int32_t distance;
    memcpy(&distance, at, sizeof distance);
    return (uint8_t *)at + distance;
}

static inline uint8_t *PutAddress(uint8_t *to, uint8_t *address)
{
    memcpy(to, &address, sizeof address);
    return to + sizeof address;
}

static inline uint8_t *PutDistance(uint8_t *to, uint8_t *address)
{
    int32_t distance = (int32_t)(address - to);
    memcpy(to, &distance, sizeof distance);
    return to + sizeof distance;
}

// Half a million commands, each of three bits and a number: the runtime does the same (DehydratedData.cs), in a loop
// with one jump. A jump behind each command lets the processor guess what comes next.
static void Unpack(const uint8_t *from, const uint8_t *end)
{
    static const void *const commands[] = {
        &&copy, &&zeros, &&distance, &&address, &&distances, &&addresses, &&unknown, &&unknown,
    };
    const uint8_t *const known = end; // a list of addresses that are needed more than once
    uint8_t *to = AddressAt(from);
    uint32_t number, command;
    from += sizeof(int32_t);

#define NEXT                                                                                                           \
    do                                                                                                                 \
    {                                                                                                                  \
        if (from >= end)                                                                                               \
            return;                                                                                                    \
        command = *from & 7;                                                                                           \
        number = *from++ >> 3;                                                                                         \
        if (number > 28)                                                                                               \
        {                                                                                                              \
            uint32_t more = 0, count = number - 28;                                                                    \
            memcpy(&more, from, sizeof more);                                                                          \
            from += count;                                                                                             \
            number = (more & (UINT32_MAX >> (32 - 8 * count))) + 28;                                                   \
        }                                                                                                              \
        goto *commands[command];                                                                                       \
    } while (0)

unknown:
    NEXT;
copy:
    if (number <= 8 && end - from > 64) // then zeros may be written behind it
    {
        uint64_t bytes;
        memcpy(&bytes, from, sizeof bytes);
        bytes &= UINT64_MAX >> (64 - 8 * number);
        memcpy(to, &bytes, sizeof bytes);
    }
    else if (number >= 8 && number <= 16)
    {
        uint64_t first, last;
        memcpy(&first, from, sizeof first);
        memcpy(&last, from + number - sizeof last, sizeof last);
        memcpy(to, &first, sizeof first);
        memcpy(to + number - sizeof last, &last, sizeof last);
    }
    else
        memcpy(to, from, number);
    to += number;
    from += number;
    NEXT;
zeros: // the memory is zeroed
    to += number;
    NEXT;
distance:
    to = PutDistance(to, AddressAt(known + 4 * (uintptr_t)number));
    NEXT;
address:
    to = PutAddress(to, AddressAt(known + 4 * (uintptr_t)number));
    NEXT;
distances:
    for (; number > 0; number--, from += 4)
        to = PutDistance(to, AddressAt(from));
    NEXT;
addresses:
    for (; number > 0; number--, from += 4)
        to = PutAddress(to, AddressAt(from));
    NEXT;
#undef NEXT
}

// What was packed is in the file, and nobody reads it again: its pages need not count as the program's memory.
static void Forget(const uint8_t *from, const uint8_t *end)
{
    const uintptr_t page = 4096;
    uintptr_t start = ((uintptr_t)from + page - 1) & ~(page - 1), stop = (uintptr_t)end & ~(page - 1);
    if (start < stop)
        madvise((void *)start, stop - start, MADV_DONTNEED);
}

// GCToOSInterface::GetVirtualMemoryLimit: the addresses that the process may take (ulimit -v), of which the heap reserves
// half, but no more than twice the memory of the machine. Each start fills a table for all that is reserved: 2 MB on a
// large machine. 16 GiB are more than any input needs. (The setting of the runtime would be taken whatever ulimit says.)
#define MOST_ADDRESSES ((size_t)32 << 30)
size_t __real__ZN15GCToOSInterface21GetVirtualMemoryLimitEv(void);

size_t __wrap__ZN15GCToOSInterface21GetVirtualMemoryLimitEv(void)
{
    size_t limit = __real__ZN15GCToOSInterface21GetVirtualMemoryLimitEv();
    return limit < MOST_ADDRESSES ? limit : MOST_ADDRESSES;
}

__attribute__((constructor)) static void Start(void)
{
    TakeMemoryAtOnce();
    for (Header **module = __start___modules; module < __stop___modules; module++)
    {
        Header *header = *module;
        if (header->signature != Signature || header->major != Major || header->size != sizeof(Section))
            continue;
        for (Section *section = header->sections; section < header->sections + header->count; section++)
        {
            if (section->id != Packed)
                continue;
            Unpack(section->start, section->end);
            Forget(section->start, section->end);
            section->id = Taken; // the runtime finds nothing to unpack
        }
    }
}
