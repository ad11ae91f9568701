package io.wavecast.streams.store;

/**
 * What the stores of one instance share.
 *
 * @param budget heap for the live states
 * @param sent what became of the records that the instance sent
 */
public record InstanceStores(StateBudget budget, SentRecords sent) {
    /** Stores under exactly-once. */
    public static InstanceStores inTransactions(StateBudget budget) {
        return new InstanceStores(budget, SentRecords.IN_A_TRANSACTION);
    }
}
