package io.wavecast.trainer.decide;

import io.wavecast.trainer.decide.Decision.Reason;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who is in force under a name, and who may come next. It bounds the number of changes, whatever the tests say:
 *
 * <ul>
 *   <li>A promotion waits for the end of the cool-down after the last change. Each step-down doubles the cool-down, up to
 *       {@value #MAX_DOUBLINGS} times. A champion that stays for {@value #PROBATION} cool-downs ends the doubling.
 *   <li>A version that stepped down is barred: the rule never brings it back. An operator may.
 *   <li>A champion has one predecessor. If that one steps down as well, none is in force.
 * </ul>
 *
 * So a time T sees at most T/cool-down + 1 promotions, and at most two step-downs after each.
 */
public final class Succession {
    private static final int MAX_DOUBLINGS = 6;
    private static final int PROBATION = 8;
    private static final int MAX_BARRED = 16;
    private static final int OWN_NUMBERS = 4;
    private static final double NONE = 0;

    private final PromotionRule rule;
    private final SortedSet<Long> barred = new TreeSet<>(); // the newest MAX_BARRED
    private OptionalLong champion = OptionalLong.empty();
    private OptionalLong predecessor = OptionalLong.empty();
    private long changedMicros = Long.MIN_VALUE;
    private int stepDowns;

    public Succession(PromotionRule rule) {
        this.rule = rule;
    }

    /** The version in force. */
    public OptionalLong champion() {
        return champion;
    }

    /** The version that comes back if the champion steps down. */
    public OptionalLong predecessor() {
        return predecessor;
    }

    /** Whether the rule may never bring a version into force. Of many barred versions the oldest count with all that are older. */
    public boolean isBarred(long version) {
        return barred.contains(version) || barred.size() == MAX_BARRED && version < barred.first();
    }

    /**
     * A challenger was better than the champion, or there is no champion to compare with.
     *
     * @param atMicros event time of the newest score
     * @return the decision; empty if the challenger is barred or must wait. The caller asks again with the next block
     */
    public Optional<Decision> promote(long challenger, long atMicros) {
        boolean first = champion.isEmpty();
        if (isBarred(challenger) || isCoolingDown(atMicros) || champion.equals(OptionalLong.of(challenger))) {
            return Optional.empty();
        }
        if (!first && atMicros - changedMicros >= PROBATION * cooldownMicros()) {
            stepDowns = 0;
        }
        OptionalLong before = champion;
        predecessor = champion;
        champion = OptionalLong.of(challenger);
        changedMicros = atMicros;
        return Optional.of(new Decision(champion, before, first ? Reason.FIRST : Reason.BETTER, atMicros));
    }

    /** The champion turned worse. Its predecessor returns, if there is one; otherwise none is in force. Empty without a champion. */
    public Optional<Decision> stepDown(Reason reason, long atMicros) {
        if (champion.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong before = champion;
        bar(champion.getAsLong());
        champion = predecessor;
        predecessor = OptionalLong.empty();
        changedMicros = Math.max(changedMicros, atMicros);
        stepDowns = Math.min(MAX_DOUBLINGS, stepDowns + 1);
        return Optional.of(new Decision(champion, before, reason, atMicros));
    }

    /** An operator decided. Nothing is barred for this version any more. */
    public void overrule(OptionalLong inForce, long atMicros) {
        inForce.ifPresent(barred::remove);
        predecessor = champion.equals(inForce) ? predecessor : champion;
        champion = inForce;
        changedMicros = atMicros;
        stepDowns = 0;
    }

    /** Whether a promotion must wait. */
    public boolean isCoolingDown(long atMicros) {
        return changedMicros != Long.MIN_VALUE && atMicros - changedMicros < cooldownMicros();
    }

    private long cooldownMicros() {
        return (rule.cooldown().toMillis() * 1_000) << stepDowns;
    }

    private void bar(long version) {
        barred.add(version);
        if (barred.size() > MAX_BARRED) {
            barred.remove(barred.first());
        }
    }

    /** All numbers of the state, exact: champion, predecessor (0 for none), time of the last change, step-downs, barred versions. */
    public double[] numbers() {
        double[] numbers = new double[OWN_NUMBERS + barred.size()];
        numbers[0] = champion.isPresent() ? champion.getAsLong() : NONE;
        numbers[1] = predecessor.isPresent() ? predecessor.getAsLong() : NONE;
        numbers[2] = changedMicros; // exact: microseconds until the year 2200 are below 2^53, and so is the power of two before any change
        numbers[3] = stepDowns;
        int at = OWN_NUMBERS;
        for (long version : barred) {
            numbers[at++] = version;
        }
        return numbers;
    }

    /** Restores a succession from {@link #numbers}. */
    public static Succession of(PromotionRule rule, double[] numbers) {
        var succession = new Succession(rule);
        succession.champion = version(numbers[0]);
        succession.predecessor = version(numbers[1]);
        succession.changedMicros = (long) numbers[2];
        succession.stepDowns = (int) numbers[3];
        for (int i = OWN_NUMBERS; i < numbers.length; i++) {
            succession.barred.add((long) numbers[i]);
        }
        return succession;
    }

    private static OptionalLong version(double number) {
        return number == NONE ? OptionalLong.empty() : OptionalLong.of((long) number);
    }
}
