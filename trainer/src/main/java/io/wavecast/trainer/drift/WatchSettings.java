package io.wavecast.trainer.drift;

import java.time.Duration;

/**
 * How models are watched.
 *
 * @param drift whether a drift requests a training
 * @param stepDownAfter scored steps after which the version in force is judged; 0 for never
 * @param block length of a block of scores
 * @param learn number of blocks from which the usual errors of a version are learned
 * @param coolDown time between two requests, and between two step-downs, of one name
 * @param recent time of samples that a requested training learns from
 */
public record WatchSettings(
        boolean drift, long stepDownAfter, Duration block, int learn, Duration coolDown, Duration recent) {
    /** Whether there is anything to watch for. */
    public boolean enabled() {
        return drift || stepDownAfter > 0;
    }
}
