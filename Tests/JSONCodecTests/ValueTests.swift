import JSONCodec
import Testing

@Suite struct ValueTests {
    private let value: JSONValue = ["name": "é", "size": 3, "open": true, "list": [nil, "x"], "inner": ["a": 1]]

    @Test func `getters give what is there and nil for any other kind`() throws {
        #expect(value["name"]?.stringValue == "é")
        #expect(value["size"]?.intValue == 3)
        #expect(value["size"]?.doubleValue == 3)
        #expect(value["open"]?.boolValue == true)
        #expect(value["list"]?.arrayValue == [nil, "x"])
        #expect(value["list"]?[0]?.isNull == true)
        #expect(value["list"]?[1] == "x")
        #expect(value["inner"]?.objectValue?["a"] == 1)
        let others = try #require(value["inner"])
        #expect(
            others.stringValue == nil && others.intValue == nil && others.boolValue == nil && others.arrayValue == nil
        )
        #expect(others.numberValue == nil && others.doubleValue == nil && !others.isNull)
        #expect(value["size"]?.objectValue == nil)
    }

    @Test(arguments: [-1, 2, Int.max, Int.min])
    func `a place beyond an array gives nil`(_ index: Int) {
        #expect(value["list"]?[index] == nil)
        #expect(value["name"]?[index] == nil)
    }

    @Test func `a name that is not there, or a value that has none, gives nil`() {
        #expect(value["nam"] == nil)
        #expect(value["list"]?["name"] == nil)
    }

    @Test func `strings and names are told apart by bytes, not by canonical equivalence`() throws {
        let composed = "\u{E9}", decomposed = "e\u{301}"
        try #require(composed == decomposed)  // what Swift says of the two
        #expect(JSONValue.string(composed) != .string(decomposed))
        #expect(JSONValue.string("\u{212B}") != .string("A\u{30A}"))  // alike in length too
        #expect(([composed: 1] as JSONValue) != [decomposed: 1])
        #expect(([composed: 1, decomposed: 2] as JSONValue)[composed] == 1)
        #expect(Set([JSONValue.string(composed), .string(decomposed), .string(composed)]).count == 2)
    }

    @Test func `values of every kind differ from each other`() {
        let all: [JSONValue] = [nil, true, false, 0, 1, "", "0", [], [0], .object([:]), ["": 0], ["a": 0]]
        #expect(Set(all).count == all.count)
    }

    @Test func `objects with another order of members differ`() {
        #expect((["a": 1, "b": 2] as JSONValue) != ["b": 2, "a": 1])
    }
}

@Suite struct ObjectTests {
    @Test func `a repeated name is kept, the last is looked up, and it is told`() throws {
        let object = try #require(JSONValue(parsing: #"{"a":1,"b":2,"a":3,"b":4,"a":5}"#).objectValue)
        #expect(object.map(\.name) == ["a", "b", "a", "b", "a"])
        #expect(object["a"] == 5)
        #expect(object["b"] == 4)
        #expect(object.hasRepeatedNames)
        #expect(object.repeatedNames == ["a", "b"])
    }

    @Test func `names that are only canonically equivalent do not count as repeated`() {
        let object: JSONObject = ["\u{E9}": 1, "e\u{301}": 2]
        #expect(!object.hasRepeatedNames)
    }

    @Test func `setting replaces the last of a name in its place, or adds one at the end`() {
        var object: JSONObject = ["a": 1, "b": 2, "a": 3]
        object["a"] = 4
        object["c"] = 5
        #expect(object == ["a": 1, "b": 2, "a": 4, "c": 5])
    }

    @Test func `setting nil removes every member of the name`() {
        var object: JSONObject = ["a": 1, "b": 2, "a": 3]
        object["a"] = nil
        object["x"] = nil
        #expect(object == ["b": 2])
    }

    @Test func `setting the value null keeps the member`() {
        var object: JSONObject = ["a": 1]
        object["a"] = .some(.null)
        #expect(object.count == 1 && object["a"] == .some(.null))
    }

    @Test func `members keep the order in which they were added`() {
        var object = JSONObject()
        for index in 0..<100 { object.append("n\(99 - index)", .number(JSONNumber(index))) }
        #expect(object.map(\.name) == (0..<100).map { "n\(99 - $0)" })
        #expect(object.count == 100 && object[0].value == 0)
    }
}
