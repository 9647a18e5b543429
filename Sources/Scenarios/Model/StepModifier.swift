import Conferencing

/// What may stand beside the verb of a step.
public enum StepModifier: String, Vocabulary {
    case name
    case expect
    case within
    case expectError = "expect_error"
    case outcomes
    case capture
    case when
    case until
    case strict
    case always
    case never

    /// What such a word is called in a message.
    public static let noun = "key of a step"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<StepModifier>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .name: term("a text", "What the reports call the step.")
        case .expect: term("a list of entries", "The events that must come of the step, in order.")
        case .within: term("a duration", "How long the reply, the proof and the entries of the step may take.")
        case .expectError: term("{ code }", "The refusal that the step demands; a refused command must have no effect.")
        case .outcomes:
            term("a mapping of ok and codes to counts", "How the replies to a group must fall out.")
        case .capture: term("{ NAME: FIELD }", "Names for what the reply holds: code, message, call_id, conference_id.")
        case .when: term("a mapping of matchers", "Runs the step only where all of them hold.")
        case .until: term("reply", "Ends the step with its reply, without a proof.")
        case .strict:
            term(
                "true, false or a list of conference, webhook and stream",
                "Demands that somebody claims every event that arrives during the step."
            )
        case .always:
            term(
                "a list of entries and claims",
                "What must hold of every such event, or of the conference after every event, during the step."
            )
        case .never: term("a list of entries", "Events that must not come during the step.")
        }
    }
}

/// The keys of `expect_error`.
public enum RefusalKey: String, Vocabulary {
    case code
    case effects

    /// What such a word is called in a message.
    public static let noun = "key of expect_error"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<RefusalKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .code: term("a code, or a list of codes", "The codes that will do, compared as text.", isRequired: true)
        case .effects: term("allowed", "Lets a refused command have effects all the same.")
        }
    }
}

/// What may be said of a refused command's effects.
public enum EffectsWord: String, Vocabulary {
    case allowed

    /// What such a word is called in a message.
    public static let noun = "word about effects"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<EffectsWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .allowed: term("", "The refused command may have effects.")
        }
    }
}
