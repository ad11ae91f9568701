package io.wavecast.streams.runtime;

/**
 * The membership of an instance in the group that shares the work.
 *
 * @param group name of the group, Kafka Streams' application id; also the prefix of internal topics
 * @param instance name of the instance across restarts, so that its partitions wait for it; empty for none
 * @param leaves whether the instance leaves the group when it stops, so that others take its partitions over at once. If not, they stay
 *     unanswered until the instance returns, or until its session times out
 * @param standbys number of copies of each state on other instances, which take over without a restore
 */
public record Membership(String group, String instance, boolean leaves, int standbys) {
    /** A membership that leaves the group unless it has an instance name. */
    public Membership(String group, String instance, int standbys) {
        this(group, instance, instance.isEmpty(), standbys);
    }

    /** A membership without an instance name or standbys. */
    public static Membership of(String group) {
        return new Membership(group, "", 0);
    }
}
