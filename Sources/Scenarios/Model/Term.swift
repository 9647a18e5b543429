public import Conferencing

/// A word that a scenario may write in one certain place, and everything that anybody needs to know of it.
///
/// The loader's checks, the did-you-mean, the schema and `muster explain` are derived from tables of these.
public struct Term: Sendable, Hashable {
    /// The word as it is written.
    public var name: String
    /// What its value looks like, in words that can stand behind "takes".
    public var shape: String
    /// What it means, in one plain sentence.
    public var summary: String
    /// Whether this version runs it; what it does not run is known and refused by name, never ignored.
    public var support: Support
    /// Whether it must be there.
    public var isRequired: Bool

    /// Makes a term.
    public init(
        _ name: String,
        _ shape: String,
        _ summary: String,
        support: Support = .simulated,
        isRequired: Bool = false
    ) {
        self.name = name
        self.shape = shape
        self.summary = summary
        self.support = support
        self.isRequired = isRequired
    }
}

extension Term {
    /// What the table of options says of one of them.
    public init(_ parameter: Parameter) {
        self.init(
            parameter.name,
            parameter.type.phrase,
            parameter.summary,
            support: parameter.support,
            isRequired: parameter.isRequired
        )
    }
}

/// All the words that a scenario may write in one certain place: an enum, so that the compiler shows who must know a new one.
public protocol Vocabulary: CaseIterable, Sendable, Hashable, RawRepresentable<String> {
    /// What is to be said of this word.
    var term: Term { get }
    /// What such a word is called in a message: "step modifier".
    static var noun: String { get }
    /// The same words, ready to be found by their bytes.
    static var table: WordTable<Self> { get }
}

extension Vocabulary {
    /// The term of this word.
    func term(
        _ shape: String,
        _ summary: String,
        support: Support = .simulated,
        isRequired: Bool = false
    ) -> Term {
        Term(rawValue, shape, summary, support: support, isRequired: isRequired)
    }
}
