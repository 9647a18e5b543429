/// How one option is set and read by its name: the typed property behind it, as values of the table.
public struct OptionAccessor<Options>: Sendable {
    /// Reads it; nil where it is not given.
    let get: @Sendable (Options) -> FieldValue?
    /// Sets it, or takes it back with nil; false, and no change, where the value does not fit.
    let set: @Sendable (inout Options, FieldValue?) -> Bool

    /// An option that need not be given, by how its value is made of a `FieldValue` and back.
    private init<Value>(
        _ property: any WritableKeyPath<Options, Value?> & Sendable,
        read: @escaping @Sendable (FieldValue) -> Value?,
        show: @escaping @Sendable (Value) -> FieldValue?
    ) {
        get = { $0[keyPath: property].flatMap(show) }
        set = { options, value in
            guard let value else {
                options[keyPath: property] = nil
                return true
            }
            guard let typed = read(value) else { return false }
            options[keyPath: property] = typed
            return true
        }
    }

    /// An option that always has a value: it cannot be taken back unless there is one for its absence.
    private init<Value>(
        required property: any WritableKeyPath<Options, Value> & Sendable,
        read: @escaping @Sendable (FieldValue) -> Value?,
        show: @escaping @Sendable (Value) -> FieldValue?,
        absent: Value? = nil
    ) where Value: Sendable {
        get = { show($0[keyPath: property]) }
        set = { options, value in
            guard let typed = value.map(read) ?? absent else { return false }
            options[keyPath: property] = typed
            return true
        }
    }
}

// MARK: - By type of the option

extension OptionAccessor {
    static func boolean(_ property: any WritableKeyPath<Options, Bool?> & Sendable) -> OptionAccessor {
        OptionAccessor(
            property,
            read: { if case .boolean(let flag) = $0 { flag } else { nil } },
            show: { .boolean($0) }
        )
    }

    static func integer(_ property: any WritableKeyPath<Options, Int64?> & Sendable) -> OptionAccessor {
        OptionAccessor(
            property,
            read: { if case .integer(let number) = $0 { number } else { nil } },
            show: { .integer($0) }
        )
    }

    static func text(_ property: any WritableKeyPath<Options, String?> & Sendable) -> OptionAccessor {
        OptionAccessor(property, read: { $0.text }, show: { .text($0) })
    }

    /// A text that must be given; an empty one is one that is not given yet.
    static func requiredText(_ property: any WritableKeyPath<Options, String> & Sendable) -> OptionAccessor {
        OptionAccessor(required: property, read: { $0.text }, show: { $0.isEmpty ? nil : .text($0) })
    }

    static func call(_ property: any WritableKeyPath<Options, CallID?> & Sendable) -> OptionAccessor {
        OptionAccessor(property, read: { if case .call(let call) = $0 { call } else { nil } }, show: { .call($0) })
    }

    static func word<Word: RawRepresentable<String> & Sendable>(
        _ property: any WritableKeyPath<Options, Word?> & Sendable
    ) -> OptionAccessor {
        OptionAccessor(property, read: { $0.text.flatMap(Word.init) }, show: { .text($0.rawValue) })
    }

    /// A word that is always there: taking it back brings the default.
    static func word<Word: RawRepresentable<String> & Sendable>(
        _ property: any WritableKeyPath<Options, Word> & Sendable,
        default defaultWord: Word
    ) -> OptionAccessor {
        OptionAccessor(
            required: property,
            read: { $0.text.flatMap(Word.init) },
            show: { .text($0.rawValue) },
            absent: defaultWord
        )
    }

    /// Words that are one text on the wire, separated by spaces.
    static func words<Word: RawRepresentable<String> & Sendable>(
        _ property: any WritableKeyPath<Options, [Word]?> & Sendable
    ) -> OptionAccessor {
        OptionAccessor(
            property,
            read: { value in
                let given = value.text?.split(separator: " ") ?? []
                let words = given.compactMap { Word(rawValue: String($0)) }
                return words.isEmpty || words.count < given.count ? nil : words
            },
            show: { .text($0.map(\.rawValue).joined(separator: " ")) }
        )
    }

    /// An object whose values are all texts, as a list of entries; an empty one is the same as none.
    static func texts<Entry>(
        _ property: any WritableKeyPath<Options, [Entry]> & Sendable,
        make: @escaping @Sendable (_ name: String, _ value: String) -> Entry,
        show: @escaping @Sendable (Entry) -> (name: String, value: String)
    ) -> OptionAccessor {
        OptionAccessor(
            get: { options in
                let members = options[keyPath: property].map(show).map { FieldValue.Member($0.name, .text($0.value)) }
                return members.isEmpty ? nil : .object(members)
            },
            set: { options, value in
                let members = value.map(\.members) ?? []
                guard let members, members.allSatisfy({ $0.value.text != nil }) else { return false }
                guard Set(members.map(\.name)).count == members.count else { return false }
                options[keyPath: property] = members.map { make($0.name, $0.value.text ?? "") }
                return true
            }
        )
    }

    /// An object with options of its own: all that must be given are, and none is unknown or given twice.
    static func object<Object: TabledObject>(
        _ property: any WritableKeyPath<Options, Object?> & Sendable
    ) -> OptionAccessor {
        OptionAccessor(
            property,
            read: { value in
                guard let members = value.members, Set(members.map(\.name)).count == members.count else { return nil }
                var object = Object.blank
                for member in members where !object.set(member.name, to: member.value) { return nil }
                let complete = Object.Key.allCases.allSatisfy { key in
                    !Object.parameter(key).isRequired || members.contains { $0.name == key.rawValue }
                }
                return complete ? object : nil
            },
            show: { .object($0.given) }
        )
    }

    private init(
        get: @escaping @Sendable (Options) -> FieldValue?,
        set: @escaping @Sendable (inout Options, FieldValue?) -> Bool
    ) {
        self.get = get
        self.set = set
    }
}

extension FieldValue {
    /// The text of a text.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The members of an object.
    var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }
}
