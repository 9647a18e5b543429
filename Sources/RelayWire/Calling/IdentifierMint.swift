package import Conferencing

/// Where a server's ids, tokens and session names come from.
package enum IdentifierMint: Sendable {
    /// From a case's seed: the same case always has the same ids.
    case seeded(SeededGenerator)
    /// From outside, for a server that strangers may reach: nobody can guess the next one.
    case drawn(@Sendable () -> UInt64)

    /// The next text, shaped like a UUIDv4.
    package mutating func next() -> String {
        let high = word()
        return WireIdentifiers.uuid(high, word())
    }

    /// A mint for somebody else, who never makes what this one makes.
    package mutating func fork() -> IdentifierMint {
        switch self {
        case .drawn: return self
        case .seeded: return .seeded(SeededGenerator(seed: word()))
        }
    }

    private mutating func word() -> UInt64 {
        switch self {
        case .drawn(let draw): return draw()
        case .seeded(var generator):
            let word = generator.next()
            self = .seeded(generator)
            return word
        }
    }
}
