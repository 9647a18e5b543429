public import Conferencing

/// A law that was broken, and what bears it out.
public struct LawViolation: Error, Sendable, Hashable {
    /// The law.
    public var law: LawID
    /// What should have been, and what was.
    public var sentence: LawSentence
    /// The places in the trace that bear it out, what broke the law last.
    public var entries: [Int]

    /// Makes a violation.
    public init(_ law: LawID, _ sentence: LawSentence, entries: [Int]) {
        self.law = law
        self.sentence = sentence
        self.entries = entries
    }
}

/// A sentence without a full stop in which calls still stand as ids: whoever shows it knows their names.
public struct LawSentence: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// A stretch of the sentence.
    public enum Piece: Sendable, Hashable {
        /// Words of our own.
        case words(String)
        /// A call.
        case call(CallID)
        /// A text that came from the service, to be shown with care.
        case text(String)
    }

    /// The sentence's stretches, in order.
    public var pieces: [Piece]

    /// A sentence of words alone.
    public init(stringLiteral words: String) { pieces = [.words(words)] }

    /// A sentence with calls and numbers in it.
    public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    /// How the sentence is put together.
    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        /// An empty sentence.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds words.
        public mutating func appendLiteral(_ words: String) { pieces.append(.words(words)) }
        /// Adds a call.
        public mutating func appendInterpolation(_ call: CallID) { pieces.append(.call(call)) }
        /// Adds a number.
        public mutating func appendInterpolation(_ number: some FixedWidthInteger) {
            pieces.append(.words(String(number)))
        }
        /// Adds what another sentence says.
        public mutating func appendInterpolation(_ sentence: LawSentence) { pieces += sentence.pieces }
        /// Adds a word of the vocabulary, as the wire has it.
        public mutating func appendInterpolation(_ word: some RawRepresentable<String>) {
            pieces.append(.words(word.rawValue))
        }
        /// Adds a text that came from the service.
        public mutating func appendInterpolation(text: String) { pieces.append(.text(text)) }
        /// Adds words of our own.
        public mutating func appendInterpolation(words: String) { pieces.append(.words(words)) }
    }
}
