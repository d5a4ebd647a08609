#pragma once
/// The pages of a team drill: the one that browsers of observers get, and the one to print before the drill.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "drill/net/beast_transport.hpp"
#include "drill/net/chairs.hpp"

namespace stormdrill::app {

/// By path, for HostListenOptions. `folder`: gui/observer_page. Throws OperatorError where a file is missing.
[[nodiscard]] std::map<std::string, drill::net::WebPage> observer_pages(const std::filesystem::path& folder);

/// Where a browser watches from: `https://10.0.0.5:7443/#K7Q2-9FXM`. What stands behind # is not sent.
[[nodiscard]] std::string observer_address(const drill::net::JoinString& join);

struct JoinCard {
    int team = 0;      ///< 0 where there is one only
    std::string chair; ///< `service-2`
    drill::Seat seat = drill::Seat::observer;
    Bilingual duty;    ///< what the scenario asks of the seat; may be empty
    std::string join;  ///< join string
    std::string watch; ///< of observers: address for a browser; otherwise empty
};

/// A card for each chair with a QR code of its join string (observers: of the address), to print and cut. It
/// holds secrets.
[[nodiscard]] std::string write_join_page(const Bilingual& title, const std::string& fingerprint,
                                          const std::vector<JoinCard>& cards, Language language);

} // namespace stormdrill::app
