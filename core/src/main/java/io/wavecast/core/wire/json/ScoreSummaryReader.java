package io.wavecast.core.wire.json;

import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.List;

/** One reading of one summary of scores: the sums, not the figures that come from them. */
final class ScoreSummaryReader {
    private final JsonFields fields;
    private final List<String> problems;
    private final ModelAndStatusFields labels;
    private boolean timed;
    private long from;
    private int horizon;
    private long count;
    private double squaredError = Double.NaN;
    private double naiveSquaredError = Double.NaN;
    private double absoluteError = Double.NaN;
    private double covered = Double.NaN;
    private long late;

    ScoreSummaryReader(JsonFields fields, List<String> problems) {
        this.fields = fields;
        this.problems = problems;
        this.labels = new ModelAndStatusFields(fields, problems);
    }

    ScoreSummary summary() throws IOException {
        fields.object(this::field);
        ScoreSummary summary = new ScoreSummary(
                from,
                labels.model(),
                labels.status(),
                horizon,
                count,
                squaredError,
                naiveSquaredError,
                absoluteError,
                covered,
                late);
        if (!timed) {
            problems.add("from is missing");
        }
        if (horizon == 0) {
            problems.add("h is missing");
        }
        if (count == 0) {
            problems.add("count is missing");
        }
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_SCORE.because("not a summary of scores: " + Quote.all(problems));
        }
        return summary;
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "from":
                from = fields.seconds();
                timed = true;
                break;
            case "h":
                horizon = (int) fields.integer(1, Integer.MAX_VALUE);
                break;
            case "count":
                count = fields.integer(1, Long.MAX_VALUE);
                break;
            case "late":
                late = fields.integer(0, Long.MAX_VALUE);
                break;
            case "squaredError":
                squaredError = fields.number();
                break;
            case "naiveSquaredError":
                naiveSquaredError = fields.number();
                break;
            case "absoluteError":
                absoluteError = fields.number();
                break;
            case "covered":
                covered = fields.number();
                break;
            default:
                labels.field(name);
        }
    }
}
