package io.wavecast.core.adapt;

/**
 * Aggregates two experts, the model and the corrected model, by the share p in 0..1 of the correction that is published.
 *
 * <pre>
 *  p = the minimum over 0..1 of  Σ γ^age · (q · (r − p·u)² + 2θ·p)  +  k · p²        r: error of the model, u: correction, q: weight of a score
 *    = clip((gains − θ·n) / (stakes + k)),    gains = Σ γ^age · q·u·r,    stakes = Σ γ^age · q·u²,    n = Σ γ^age
 * </pre>
 *
 * <p>This is follow the regularised leader (Shalev-Shwartz 2012, section 2.3) on squared losses, whose regret is logarithmic (Vovk 2001;
 * Hazan, Agarwal and Kale 2007). The penalty {@code k = caution·h} pulls towards the model alone, so a series begins there. The threshold θ is a price
 * of the share in each score (the l1 penalty of the lasso: Tibshirani 1996): the gate stays closed until {@code q·u·r} is larger than θ on average.
 *
 * <p><b>Bound.</b> Scores arrive h samples after their forecasts (delayed feedback: Joulani, György and Szepesvári 2013). For any sequence of
 * errors and corrections, and h of at most half the memory, at each time
 *
 * <pre>
 *  Σ γ^age · q · ((r − p·u)² − r²)  ≤  h · (E · (4 + 2·a/caution) · (1.01 + ln(1 + S/k)) + k)                            without a threshold
 *                                   ≤  h · (E · ((8 + 4·a/caution) · (1.01 + ln(1 + S/k)) + 16 · (1.01 + ln N)) + k)    with any threshold
 * </pre>
 *
 * <p>where N is the largest n, p is the share that was published, E the largest {@code q · max(r², (r − u)²)}, a the largest {@code q·u²} and S the largest
 * {@code stakes} so far. The left side is the excess of squared errors over the model's own in the last {@code 1/(1 − γ)} scores or so. Since the right side does not
 * grow with their number, the excess per score vanishes as memory grows. Without a threshold the same holds against each other fixed share p, with k·p² more.
 *
 * <p>Proof: the leader after a score does no worse than any fixed share (be the leader, Shalev-Shwartz's lemma 2.1, also with discounts). Each score moves the
 * leader by at most its gradient over {@code 2·(k + stakes)} (strong convexity). A forecast misses at most h such moves. The sum of {@code q·u² / (k + stakes)}
 * is at most {@code 1.01 + ln(1 + S/k)}. A threshold adds 2θ to the gradient, and at most twice {@code (2θ)²} to twice its square. It moves only a share that
 * is not 0 before the score or after it. There {@code gains > θ·n}, so {@code stakes > θ²·n/E} (Cauchy and Schwarz), and after a score that closes the gate
 * still γ times as much. So the sum of {@code θ² / (k + stakes)} is at most that of {@code E/n}. The price itself only lowers the left side.
 */
final class Gate {
    private final double discount;

    Gate(double discount) {
        this.discount = discount;
    }

    /**
     * The share of the correction to publish, in 0..1.
     *
     * @param numbers of which the number of scores of a horizon and channel is at {@code count}
     * @param penalty k, positive
     * @param threshold θ, 0 or more
     */
    double share(double[] numbers, int count, double penalty, double threshold) {
        double gains = numbers[count + AdapterLayout.GAINS] - threshold * numbers[count];
        double best = gains / (numbers[count + AdapterLayout.STAKES] + penalty);
        return best > 0 ? Math.min(1, best) : 0;
    }

    /**
     * Takes in one score. The number of scores must be updated by the caller.
     *
     * @param error of the model: true value − model's forecast
     * @param correction of that forecast, whether published or not
     * @param weight q, 0 or more
     */
    void add(double[] numbers, int count, double error, double correction, double weight) {
        double weighted = weight * correction;
        int stakes = count + AdapterLayout.STAKES;
        numbers[stakes] = discount * numbers[stakes] + weighted * correction;
        int gains = count + AdapterLayout.GAINS;
        numbers[gains] = discount * numbers[gains] + weighted * error;
    }
}
