#include "probe/save_time.h"

#include <doctest/doctest.h>

#include "mediaproof/dates.h"

using namespace mediaproof;

TEST_SUITE_BEGIN("probe");

TEST_CASE("a name tells when a program stored the file, or nothing") {
    struct Row {
        const char* name;
        const char* by;  // "" for no time
        const char* time = "";
        bool utc = false;
    };
    const Row rows[] = {
        {"mmexport1683857700000.jpg", "wechat", "2023-05-12T02:15:00", true},
        {"照片/mmexport1683857700000(1).jpg", "wechat", "2023-05-12T02:15:00", true},
        {"微信图片_20230512101500.jpg", "wechat", "2023-05-12T10:15:00"},
        {"微信图片_20260627182421_530_3.jpg", "wechat", "2026-06-27T18:24:21"},
        {"微信图片_2025-10-12_221653_166.png", "wechat", "2025-10-12T22:16:53"},
        {"QQ图片20230512101500.jpg", "qq", "2023-05-12T10:15:00"},
        {"IMG_20230512_101500.jpg", "camera", "2023-05-12T10:15:00"},
        {"VID_20230512_101130.mp4", "camera", "2023-05-12T10:11:30"},
        {"PXL_20230512_021500123.jpg", "camera", "2023-05-12T02:15:00", true},
        {"Screenshot_2023-05-12-10-15-00-123_com.tencent.mm.jpg", "screenshot", "2023-05-12T10:15:00"},
        {"Screenshot_20230512_101500_com.tencent.mm.jpg", "screenshot", "2023-05-12T10:15:00"},
        {"a1683857700000f3.jpg", ""},
        {"mmexport16838577000001.jpg", ""},
        {"mmexport168385770000.jpg", ""},
        {"mmexport9683857700000.jpg", ""},
        {"IMG_9f31683857700000ab.jpg", ""},
        {"IMG_1034.heic", ""},
        {"IMG_20231512_101500.jpg", ""},
        {"IMG_202305121015001683857.jpg", ""},
        {"20230512_101500.jpg", ""},
        {"现场照片1.jpg", ""},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const auto saved = save_time_of(row.name);
        REQUIRE(saved.has_value() == (*row.by != '\0'));
        if (!saved) continue;
        CHECK(saved->by == row.by);
        CHECK(format_time(saved->time) == row.time);
        CHECK(saved->offset.has_value() == row.utc);
    }
}

TEST_SUITE_END();
