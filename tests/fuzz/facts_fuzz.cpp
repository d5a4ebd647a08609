/// Any bytes as a text of the team: what it states is read within its bounds, and findings mark words of it.
///
///     cmake --preset fuzz && ninja -C build/fuzz facts_fuzz
///     build/fuzz/bin/facts_fuzz -max_total_time=60 CORPUS

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/diagnostics.hpp"
#include "base/utf8.hpp"
#include "scoring/stated_facts.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ToneScorer scorer = ToneScorer::load(STORMDRILL_SOURCE_DIR "/scoring/tone");
    static const FactSheet sheet(
        {{"shipped",
          {"Lot SC1108 was made on 8 November, 4,320 boxes, and went to 212 shops.",
           "批號 SC1108 於11月8日生產，共4,320盒，出貨到212個銷售點。"},
          true,
          SimTime{},
          {"4320"},
          {"went to the shops…"},
          {"…沒有…出貨"}},
         {"cases", {"Three children had reactions.", "三名孩子有過敏反應。"}, true, SimTime{60}, {}, {}, {}}},
        scorer);
    if (size > 4000) return 0;
    const std::string text = sanitize_text({reinterpret_cast<const char*>(data), size});
    const StatedText stated = sheet.read(TextKind::statement, text, {}, {}, SimTime{30});
    for (const StatedFigure& figure : stated.figures) {
        SD_ASSERT(figure.start < figure.end);
        SD_ASSERT(figure.end <= stated.typed.size());
        SD_ASSERT(figure.quantity.value >= 0);
    }
    for (const FactFinding& finding : sheet.check(stated, {{1, "x", &stated}}, SimTime{30}, false)) {
        SD_ASSERT(finding.end <= stated.typed.size());
    }
    return 0;
}
