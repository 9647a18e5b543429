import Conferencing

/// Names that no call and no conference may bear, since a scenario that uses them would mean something else.
package enum ReservedNames {
    /// What a name means already; nil where it is free.
    package static func meaning(of name: String, forCall isCall: Bool) -> String? {
        if ReferenceKind(rawValue: name) != nil { return "how the references $(\(name)...) begin" }
        guard isCall else { return nil }
        if SoundSource(rawValue: name) != nil { return "something that can be heard" }
        if SoundListener(rawValue: name) != nil { return "something that listens" }
        if name == ConferenceNames.undeclared { return "the conference that is there when none is declared" }
        return nil
    }
}

/// Names of conferences that the language itself gives.
package enum ConferenceNames {
    /// The one conference that is there when a scenario declares none.
    package static let undeclared = "conference"
}
