#include "rules/clarity_note.h"

#include <string>

namespace mediaproof {

Message clarity_note(const Clarity& clarity) {
    if (!clarity.score) return {"clarity.note-open", {}};
    for (const std::string& reason : clarity.reasons) {
        const std::string key = "clarity.note-" + reason;
        if (has_message(key)) return {key, {{"score", *clarity.score}}};
    }
    return {"clarity.note", {{"score", *clarity.score}}};
}

}  // namespace mediaproof
