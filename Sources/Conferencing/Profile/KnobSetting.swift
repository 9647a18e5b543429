/// How one knob is set and read by its words: the typed property of `Profile` behind it.
struct KnobSetting: Sendable {
    /// The words, in the order of the property's cases.
    let words: [String]
    /// Reads it.
    let get: @Sendable (Profile) -> String
    /// Sets it; false, and no change, where the word is none of them.
    let set: @Sendable (inout Profile, String) -> Bool

    /// A property with a grammar of its own.
    init(
        words: [String],
        get: @escaping @Sendable (Profile) -> String,
        set: @escaping @Sendable (inout Profile, String) -> Bool
    ) {
        self.words = words
        self.get = get
        self.set = set
    }

    /// A property whose values have words.
    init<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ property: any WritableKeyPath<Profile, Word> & Sendable
    ) {
        words = Word.allCases.map(\.rawValue)
        get = { $0[keyPath: property].rawValue }
        set = { profile, word in
            guard let value = Word(rawValue: word) else { return false }
            profile[keyPath: property] = value
            return true
        }
    }

    /// A property that is on or off.
    init(flag property: any WritableKeyPath<Profile, Bool> & Sendable) {
        words = ["true", "false"]
        get = { $0[keyPath: property] ? "true" : "false" }
        set = { profile, word in
            guard word == "true" || word == "false" else { return false }
            profile[keyPath: property] = word == "true"
            return true
        }
    }
}
