/// Does work side by side and hands the results on in order, as though it had been done one after the other.
public enum Workers {
    /// Works on every item with so many workers and hands each result to `emit` in the items' order, which may ask to stop
    /// by returning false.
    ///
    /// A worker is never more than a few items ahead of what has been handed on, so that results do not pile up.
    public static func run<Item: Sendable, Result: Sendable>(
        _ items: [Item],
        workers: Int,
        work: @escaping @Sendable (Item) async -> Result,
        emit: (Result) -> Bool
    ) async {
        guard workers > 1, items.count > 1 else {
            for item in items {
                guard emit(await work(item)) else { return }
            }
            return
        }
        let ahead = workers * 4
        await withTaskGroup(of: (Int, Result).self) { group in
            var next = 0
            var emitted = 0
            var running = 0
            func submit() {
                while running < workers, next < items.count, next - emitted < ahead {
                    let index = next
                    let item = items[index]
                    group.addTask { (index, await work(item)) }
                    next += 1
                    running += 1
                }
            }
            submit()
            var waiting: [Int: Result] = [:]
            while let (index, result) = await group.next() {
                running -= 1
                waiting[index] = result
                while let ready = waiting.removeValue(forKey: emitted) {
                    emitted += 1
                    guard emit(ready) else { return group.cancelAll() }
                }
                submit()
            }
        }
    }
}
