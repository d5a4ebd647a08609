#pragma once
/// The words by which figures in texts are read and told apart: scoring/tone/quantities.yaml.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <re2/re2.h>

#include "base/yaml.hpp"
#include "scoring/tone_fold.hpp"

namespace stormdrill::scoring::tone_engine {

/// What a figure is about. Figures of different happenings are never compared.
struct Happening {
    std::string id;
    std::unique_ptr<RE2> words;
    bool grows = false;    ///< its figures may rise while the crisis goes on (people hurt, boxes returned)
    bool compared = false; ///< a wrong figure may be accused
    bool dated = false;    ///< happened on one day, so that another date contradicts
};

struct QuantityWords {
    /// Word to the thing it counts; folded. Two words of one thing count the same.
    std::map<std::string, std::string, std::less<>> units;
    std::set<std::string, std::less<>> counters; ///< Chinese classifiers that tell nothing by themselves
    std::vector<Happening> happenings;
    // Null only when the file has errors.
    std::unique_ptr<RE2> ratio;       ///< before the figure: each, per, 每
    std::unique_ptr<RE2> part;        ///< before or after: another, the first, 另外
    std::unique_ptr<RE2> negator;     ///< before, in the clause: not, rather than, 不是
    std::unique_ptr<RE2> about;       ///< before: about, 大約
    std::unique_ptr<RE2> about_after; ///< after: 左右
    std::unique_ptr<RE2> at_least;    ///< before: more than, 超過
    std::unique_ptr<RE2> at_most;     ///< before: fewer than, 不到
    std::unique_ptr<RE2> not_said;    ///< in the clause: what is only wished, planned or asked for
    std::unique_ptr<RE2> unconfirmed; ///< in the clause: said to be open
    std::unique_ptr<RE2> reported;    ///< in the clause or beside it: the word of others, or called untrue
    std::unique_ptr<RE2> matter;      ///< in the sentence: the things that the crisis is about
    std::unique_ptr<RE2> other_times; ///< in the sentence: what is counted over years
    std::unique_ptr<RE2> confirmed;   ///< in the clause: in all, confirmed; closes a growing figure
    std::unique_ptr<RE2> corrects;    ///< in the text: takes back what was said before
    std::unique_ptr<RE2> affected;    ///< in the clause of a lot or order code: this is the one
    std::unique_ptr<RE2> unaffected;  ///< in the clause: this is another one
};

/// Reports to the document's diagnostics.
[[nodiscard]] QuantityWords read_quantity_words(YamlMap top, const Folder& folder);

} // namespace stormdrill::scoring::tone_engine
