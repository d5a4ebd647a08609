#pragma once
/// Copy and paste: the desktop's clipboard in a window, a variable in tests and scripts.

#include <string>

namespace stormdrill::gui {

class Clipboard {
public:
    virtual ~Clipboard() = default;
    [[nodiscard]] virtual std::u32string text() = 0;
    virtual void set_text(std::u32string text) = 0;
};

class SystemClipboard final : public Clipboard {
public:
    [[nodiscard]] std::u32string text() override;
    void set_text(std::u32string text) override;
};

class MemoryClipboard final : public Clipboard {
public:
    [[nodiscard]] std::u32string text() override { return text_; }
    void set_text(std::u32string text) override { text_ = std::move(text); }

private:
    std::u32string text_;
};

} // namespace stormdrill::gui
