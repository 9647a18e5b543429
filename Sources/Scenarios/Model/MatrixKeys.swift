// The keys of `params` and `matrix`, one vocabulary each.

/// The keys of one of the `params`, where more is said of it than its default.
public enum ParamKey: String, Vocabulary {
    case `default`
    case description

    /// What such a word is called in a message.
    public static let noun = "key of a param"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<ParamKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .default: term("any value", "What it is where nobody sets it; without one it must be set.")
        case .description: term("a text", "What it is about, for those who set it.")
        }
    }
}

/// The keys of a `matrix` that is more than its axes. An axis of such a name stands under `axes`.
public enum MatrixKey: String, Vocabulary {
    case strategy
    case axes
    case cases

    /// What such a word is called in a message.
    public static let noun = "key of matrix"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<MatrixKey>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .strategy: term("all or pairwise", "Which combinations there are a case for.")
        case .axes: term("a mapping of lists", "The axes and their values; here an axis may be called anything.")
        case .cases: term("a list of mappings", "The cases themselves, each with a value for every name.")
        }
    }
}

/// The words of `strategy`.
public enum StrategyWord: String, Vocabulary {
    case all
    case pairwise

    /// What such a word is called in a message.
    public static let noun = "strategy"
    /// The words, ready to be found by their bytes.
    public static let table = WordTable<StrategyWord>()

    /// What is to be said of this word.
    public var term: Term {
        switch self {
        case .all: term("", "A case for every combination of values.")
        case .pairwise: term("", "As few cases as will do for every two values of two axes to meet in one of them.")
        }
    }
}

/// What an axis of the matrix is in one case.
public struct MatrixValue: Sendable, Hashable {
    /// The axis.
    public var axis: String
    /// The value's text, or a list or mapping written in one line: what `when` compares.
    public var text: String
    /// The text as reports have it: unlike that of every other value of the axis.
    public var label: String

    /// Makes a value.
    public init(axis: String, text: String, label: String) {
        self.axis = axis
        self.text = text
        self.label = label
    }
}
