/// Typed options that are also set and read by the names the wire has for them: what the loader fills, the plan prints
/// and the wire sends, all through one table.
public protocol TabledOptions: Sendable {
    /// The names, one case each; the raw value is the name on the wire.
    associatedtype Key: RawRepresentable<String>, CaseIterable, Sendable

    /// What is known of an option.
    static func parameter(_ key: Key) -> Parameter
    /// How an option is set and read.
    static func accessor(_ key: Key) -> OptionAccessor<Self>
}

extension TabledOptions {
    /// Sets an option; nil takes it back, so that it is not sent.
    ///
    /// The value's kind, the members of objects and words of a list are checked; bounds and grammars are the business of
    /// `ValueType.parse`. Returns false, and changes nothing, where the value does not fit.
    public mutating func set(_ key: Key, to value: FieldValue?) -> Bool {
        Self.accessor(key).set(&self, value)
    }

    /// Sets the option with this name on the wire; false where there is none.
    public mutating func set(_ name: String, to value: FieldValue?) -> Bool {
        Key(rawValue: name).map { set($0, to: value) } ?? false
    }

    /// An option's value; nil where it is not given.
    public func value(of key: Key) -> FieldValue? { Self.accessor(key).get(self) }

    /// What is given, in the order of the table.
    public var given: [FieldValue.Member] {
        Key.allCases.compactMap { key in value(of: key).map { FieldValue.Member(key.rawValue, $0) } }
    }
}

/// Options that stand in an object of their own, and begin with what must be given.
public protocol TabledObject: TabledOptions {
    /// Options of which nothing is said yet; what is required is empty.
    static var blank: Self { get }
}
