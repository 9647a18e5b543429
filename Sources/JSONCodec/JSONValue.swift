/// One JSON value: what a text says, no more and no less.
///
/// Two values are equal if they are written alike: strings by their bytes (not by canonical equivalence, which would
/// make an `é` in two code points equal to one in one), numbers by their digits (`1.0` is not `1`), objects with their
/// members in the same order.
///
/// Comparing, writing and releasing a value take a stack frame or more for each level of nesting. What was parsed is at
/// most ``JSONLimits/greatestDepth`` deep; whoever builds values by hand has to stay near that.
public enum JSONValue: Sendable, Hashable {
    /// The word `null`.
    case null
    /// The word `true` or `false`.
    case bool(Bool)
    /// A number, with its digits as written.
    case number(JSONNumber)
    /// A string, unescaped.
    case string(String)
    /// The values between square brackets.
    case array([JSONValue])
    /// The members between braces, in the order written.
    case object(JSONObject)

    /// Whether both are written alike.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.isWrittenLike(right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): false
        }
    }
}

// MARK: - Reading what it holds

extension JSONValue {
    /// Whether it is the word `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The text of a string; nil for anything else.
    public var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth value; nil for anything but `true` and `false`.
    public var boolValue: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The number with its digits; nil for anything else.
    public var numberValue: JSONNumber? {
        if case .number(let number) = self { number } else { nil }
    }

    /// A number that is a whole one and fits (`1.0` and `1e2` are whole); nil for anything else.
    public var intValue: Int? { numberValue?.int64.flatMap { Int(exactly: $0) } }

    /// The `Double` nearest to a number, see ``JSONNumber/double``; nil for anything else.
    public var doubleValue: Double? { numberValue?.double }

    /// The values of an array; nil for anything else.
    public var arrayValue: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }

    /// The members of an object; nil for anything else.
    public var objectValue: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The value that an object has under a name, the last if the name is repeated; nil if there is none, or no object.
    public subscript(_ key: String) -> JSONValue? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    /// The value at a place of an array, from 0; nil beyond its ends, or if it is no array.
    public subscript(_ index: Int) -> JSONValue? {
        guard case .array(let items) = self, items.indices.contains(index) else { return nil }
        return items[index]
    }
}

// MARK: - Literals

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Makes `null`.
    public init(nilLiteral: ()) { self = .null }
    /// Makes a truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Makes a number.
    public init(integerLiteral value: Int64) { self = .number(JSONNumber(value)) }
    /// Makes a string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Makes an array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Makes an object with its members in the order of the literal.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(name: $0.0, value: $0.1) }))
    }
}

extension String {
    /// Whether both are the same bytes; `==` calls canonically equivalent texts equal, which JSON does not.
    func isWrittenLike(_ other: String) -> Bool {
        // The count and `==` cost little and settle nearly every pair; only what passes both is looked at byte by byte.
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }
}
