internal import Conferencing
internal import HTTPTypes
internal import JSONCodec

/// The body of a control request: one JSON object, or nothing.
struct ControlBody {
    private let members: JSONObject

    init(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else {
            members = [:]
            return
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes, limits: JSONLimits(maximumDepth: 16, maximumBytes: 64 << 10))
        } catch {
            throw Refusal(.badRequest, "the body is no JSON: \(error)")
        }
        guard let object = value.objectValue else { throw Refusal(.badRequest, "the body must be a JSON object") }
        members = object
    }

    /// Whether there is something under a name.
    func has(_ name: String) -> Bool { members[name] != nil }

    /// A text that must be there.
    func text(_ name: String) throws -> String {
        guard let text = members[name]?.stringValue else { throw Refusal(.badRequest, "'\(name)' must be a string") }
        return text
    }

    /// A truth value; false where it is left out.
    func flag(_ name: String) throws -> Bool {
        guard let value = members[name] else { return false }
        guard let flag = value.boolValue else { throw Refusal(.badRequest, "'\(name)' must be true or false") }
        return flag
    }

    /// A duration that must be there.
    func span(_ name: String) throws -> TimeSpan {
        switch TimeSpan.parse(try text(name)) {
        case .success(let span): return span
        case .failure(let refusal): throw Refusal(.badRequest, "'\(name)' \(refusal.reason)")
        }
    }

    /// A duration; nil where it is left out.
    func spanIfThere(_ name: String) throws -> TimeSpan? { members[name] == nil ? nil : try span(name) }

    /// What an address yields; a sound file where it is left out.
    func mediumForm(_ name: String) throws -> Medium.Form {
        guard members[name] != nil else { return .audio }
        guard let form = Medium.Form(rawValue: try text(name)) else {
            let words = Medium.Form.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.badRequest, "'\(name)' must be one of: \(words)")
        }
        return form
    }

    /// Stretches as pairs of durations; nil where they are left out.
    func stretchesIfThere(_ name: String) throws -> [SoundStretch]? {
        guard let value = members[name] else { return nil }
        let refusal = Refusal(.badRequest, "'\(name)' must be a list of pairs of durations")
        guard let pairs = value.arrayValue else { throw refusal }
        return try pairs.map { pair in
            let spans = try (pair.arrayValue ?? []).map { end in
                guard let text = end.stringValue, case .success(let span) = TimeSpan.parse(text) else { throw refusal }
                return span
            }
            guard spans.count == 2, spans[0] < spans[1] else { throw refusal }
            return SoundStretch(from: spans[0], to: spans[1])
        }
    }

    /// Keys that are pressed.
    func keys() throws -> PressedKeys {
        let digits = try text("digits")
        guard DigitsOptions.areDigits(digits) else {
            throw Refusal(.badRequest, "'digits' must be of 0 to 9, *, #, A to D, w and W, and not empty")
        }
        let tone = try spanIfThere("for") ?? PressedKeys.standardTone
        guard tone > .zero else { throw Refusal(.badRequest, "'for' must be more than nothing") }
        return PressedKeys(digits, tone: tone)
    }

    /// A whole number; nil where it is left out.
    func integerIfThere(_ name: String) throws -> Int64? {
        guard let value = members[name] else { return nil }
        guard case .number(let number) = value, let integer = number.int64 else {
            throw Refusal(.badRequest, "'\(name)' must be a whole number")
        }
        return integer
    }

    /// An object that must be there.
    func object(_ name: String) throws -> JSONObject {
        guard let object = members[name]?.objectValue else { throw Refusal(.badRequest, "'\(name)' must be an object") }
        return object
    }

    /// An object of knobs, each value as a scenario would write it; none where it is left out.
    func knobs(_ name: String) throws -> [(name: String, value: String)] {
        guard let value = members[name] else { return [] }
        guard let object = value.objectValue else { throw Refusal(.badRequest, "'\(name)' must be an object of knobs") }
        return try object.map { member in
            switch member.value {
            case .string(let text): (member.name, text)
            case .number(let number): (member.name, number.text)
            case .bool(let flag): (member.name, flag ? "true" : "false")
            case .null, .array, .object:
                throw Refusal(
                    .badRequest,
                    "the knob '\(member.name.prefix(60))' must be a string, a number, true or false"
                )
            }
        }
    }
}
