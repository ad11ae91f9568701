package io.wavecast.demo.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The event time of a replay: it begins with the present, and runs faster than the wall clock. */
final class ReplayClock extends Clock {
    private final Clock wall;
    private final Instant start;
    private final int speed;

    /** A replay that starts now. */
    ReplayClock(Clock wall, int speed) {
        this(wall, wall.instant(), speed);
    }

    private ReplayClock(Clock wall, Instant start, int speed) {
        this.wall = wall;
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.between(start, wall.instant()).multipliedBy(speed));
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ReplayClock(wall.withZone(zone), start, speed);
    }
}
