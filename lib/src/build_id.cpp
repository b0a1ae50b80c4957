#include "build_id.h"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstddef>
#include <cstring>

namespace mediaproof {
namespace {

constexpr std::size_t padded(std::size_t bytes) {
    return (bytes + 3) / 4 * 4;
}

std::string id_in_notes(const std::byte* notes, std::size_t size) {
    for (std::size_t at = 0; at + sizeof(ElfW(Nhdr)) <= size;) {
        ElfW(Nhdr) note;
        std::memcpy(&note, notes + at, sizeof note);
        const std::size_t content = at + sizeof note + padded(note.n_namesz);
        if (note.n_type == NT_GNU_BUILD_ID && content + note.n_descsz <= size) {
            std::string id;
            for (std::size_t i = 0; i < note.n_descsz; ++i)
                id += fmt::format("{:02x}", std::to_integer<unsigned>(notes[content + i]));
            return id;
        }
        at = content + padded(note.n_descsz);
    }
    return {};
}

// The program itself comes first.
int take_first(dl_phdr_info* object, std::size_t, void* id) {
    for (ElfW(Half) i = 0; i < object->dlpi_phnum; ++i) {
        const ElfW(Phdr)& part = object->dlpi_phdr[i];
        if (part.p_type != PT_NOTE) continue;
        const auto* notes = reinterpret_cast<const std::byte*>(object->dlpi_addr + part.p_vaddr);
        auto& found = *static_cast<std::string*>(id);
        if (found.empty()) found = id_in_notes(notes, part.p_memsz);
    }
    return 1;
}

}  // namespace

std::string build_id() {
    std::string id;
    ::dl_iterate_phdr(take_first, &id);
    return id;
}

}  // namespace mediaproof
