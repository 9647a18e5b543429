/// The members of a JSON object, in the order written.
///
/// RFC 8259 leaves open what a repeated name means. Here it is accepted and kept, and a look-up gives the last, as most
/// readers do; whoever wants names to be unique asks ``hasRepeatedNames``. Names are compared byte by byte.
///
/// A look-up walks the members from the end: fast for the few dozen that an object has, and not meant for thousands.
public struct JSONObject: Sendable, Hashable {
    /// A name and its value.
    public struct Member: Sendable, Hashable {
        /// The name, unescaped.
        public var name: String
        /// The value.
        public var value: JSONValue

        /// Makes a member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }

        /// Whether both are written alike.
        public static func == (left: Member, right: Member) -> Bool {
            left.name.isWrittenLike(right.name) && left.value == right.value
        }
    }

    /// All members, those with a repeated name too, in the order written.
    public private(set) var members: [Member]

    /// Makes an object of these members; without any, an empty one.
    public init(_ members: [Member] = []) { self.members = members }

    /// Adds a member at the end, even if there is one of that name.
    public mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }

    /// The value under a name, the last if it is repeated.
    ///
    /// Setting a value replaces that last one in its place, or adds a member at the end; setting nil removes every
    /// member of the name.
    public subscript(_ name: String) -> JSONValue? {
        get { lastIndex(of: name).map { members[$0].value } }
        set {
            guard let newValue else {
                members.removeAll { $0.name.isWrittenLike(name) }
                return
            }
            if let index = lastIndex(of: name) {
                members[index].value = newValue
            } else {
                append(name, newValue)
            }
        }
    }

    /// Whether some name stands more than once.
    public var hasRepeatedNames: Bool { !repeatedNames.isEmpty }

    /// The names that stand more than once, each once, in the order in which they first came again.
    public var repeatedNames: [String] {
        // By bytes: a set of strings would take canonically equivalent names for one.
        var seen: [[UInt8]: Int] = Dictionary(minimumCapacity: members.count)
        var repeated: [String] = []
        for member in members {
            let name = Array(member.name.utf8)
            let count = seen[name, default: 0] + 1
            seen[name] = count
            if count == 2 { repeated.append(member.name) }
        }
        return repeated
    }

    private func lastIndex(of name: String) -> Int? {
        members.lastIndex { $0.name.isWrittenLike(name) }
    }
}

extension JSONObject: RandomAccessCollection {
    /// The place of the first member, 0.
    public var startIndex: Int { 0 }
    /// The place after the last member.
    public var endIndex: Int { members.count }
    /// The member at a place, from 0; a place beyond the ends is the caller's mistake.
    public subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Makes an object with its members in the order of the literal.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
