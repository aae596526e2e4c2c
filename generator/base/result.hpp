// A value or a Fault.
//
// A nightly batch needs failure as a countable value: one bad row, pupil or file must be reported and the rest must go
// on. So every function that input, disk, network or a template can make fail returns a Result, and nothing is thrown
// outside the doors. The member names are those of std::expected, which GCC 12 has only in C++23 mode, so that this
// class can be replaced one day.
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "base/fault.hpp"

namespace bookbag::base {

/// Holds either a T or a Fault; never both, never neither.
template <typename T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value)
        : content_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor): reads as a plain return
    Result(Fault fault) : content_(std::in_place_index<1>, std::move(fault)) {}  // NOLINT(google-explicit-constructor)

    bool has_value() const { return content_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// The value. Only after has_value(); otherwise std::bad_variant_access, which is a bug of the caller.
    const T& value() const& { return std::get<0>(content_); }
    T& value() & { return std::get<0>(content_); }
    T&& value() && { return std::get<0>(std::move(content_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    /// The fault. Only after !has_value().
    const Fault& error() const& { return std::get<1>(content_); }
    Fault&& error() && { return std::get<1>(std::move(content_)); }

    /// The value, or `fallback` in its place.
    T value_or(T fallback) const& { return has_value() ? value() : std::move(fallback); }

private:
    std::variant<T, Fault> content_;
};

/// Success without a value, or a Fault.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Fault fault) : fault_(std::move(fault)) {}  // NOLINT(google-explicit-constructor)

    bool has_value() const { return !fault_.has_value(); }
    explicit operator bool() const { return has_value(); }
    const Fault& error() const& { return *fault_; }

private:
    std::optional<Fault> fault_;
};

using Status = Result<void>;

}  // namespace bookbag::base

/// Evaluates a Result expression; on failure returns its Fault from the enclosing function, else binds `name` to the value.
#define BOOKBAG_TRY(name, expression)            \
    auto name##_result = (expression);           \
    if (!name##_result) {                        \
        return std::move(name##_result).error(); \
    }                                            \
    auto& name = *name##_result
