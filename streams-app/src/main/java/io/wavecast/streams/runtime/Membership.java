package io.wavecast.streams.runtime;

/**
 * How an instance belongs to the group of those that share the work.
 *
 * @param group its name, the application's id; also the prefix of internal topics
 * @param instance a name that a process keeps over restarts, so that one that comes back soon finds its partitions where they were;
 *     empty for none
 * @param server the address at which others reach this instance, {@code HOST:PORT}; empty if they cannot
 * @param standbys copies of each state on other instances, which take over without a restore
 */
public record Membership(String group, String instance, String server, int standbys) {
    /** Without a name of its own, an address or copies. */
    public static Membership of(String group) {
        return new Membership(group, "", "", 0);
    }
}
