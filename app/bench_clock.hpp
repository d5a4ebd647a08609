#pragma once
/// What a benchmark reads off the machine.

namespace stormdrill::app {

/// Of the calling thread, user and system, s.
[[nodiscard]] double thread_cpu_s();
/// From some moment on, s.
[[nodiscard]] double wall_s();
/// Memory held now, MiB.
[[nodiscard]] double rss_mib();
/// Most memory held since the program began, MiB.
[[nodiscard]] double peak_rss_mib();

} // namespace stormdrill::app
