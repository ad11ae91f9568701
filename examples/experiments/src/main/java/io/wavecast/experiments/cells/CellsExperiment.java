package io.wavecast.experiments.cells;

import io.wavecast.experiments.api.RecordedSignal;
import io.wavecast.experiments.api.SignalExperiment;
import io.wavecast.experiments.report.Report;
import io.wavecast.signals.Signal;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compares Elman's cell, LSTM and GRU. On recordings they are about equally accurate, and the simplest one is the fastest. In a task of long
 * memory the cell without gates fails.
 */
public final class CellsExperiment implements SignalExperiment {
    private static final int UNITS = 32;
    private static final int SAMPLES = 10_000;
    private static final int UPDATES = 200;
    private static final List<Integer> LENGTHS = List.of(50, 100, 200, 400);
    private static final int ADDING_UPDATES = 500;

    @Override
    public String name() {
        return "cells";
    }

    @Override
    public String summary() {
        return "Elman, LSTM and GRU with equal units and with equal weights: three signals, and a memory task";
    }

    @Override
    public void run(Report report) throws InterruptedException, IOException {
        run(
                report,
                Stream.of(SignalKind.EEG, SignalKind.ECG, SignalKind.SINE)
                        .map(kind -> GeneratedSignal.of(kind, report.seed()))
                        .toList());
    }

    @Override
    public void run(Report report, Signal signal) throws InterruptedException, IOException {
        run(report, List.of(signal));
    }

    private static void run(Report report, List<? extends Signal> signals) throws InterruptedException, IOException {
        List<CellShape> shapes = CellShape.comparable(UNITS);
        List<RecordingResult> recordings = new ArrayList<>();
        for (Signal signal : signals) {
            RecordedSignal recording = RecordedSignal.of(signal, SAMPLES);
            for (CellShape shape : shapes) {
                recordings.add(RecordingResult.of(shape, recording, UPDATES, report));
            }
        }
        List<AddingResult> adding = new ArrayList<>();
        for (int length : LENGTHS) {
            for (CellShape shape : shapes) {
                adding.add(AddingResult.of(shape, length, ADDING_UPDATES, report));
            }
        }
        report.print("recordings: RMSE one sample ahead, as a share of the naive forecast's");
        report.table("cells-recordings", recordingRows(shapes, recordings));
        report.print(String.format(
                Locale.ROOT,
                "adding problem: mean squared error (%.3f for the constant output 1) and updates (%d at most)",
                AddingProblem.CONSTANT_ONE,
                ADDING_UPDATES));
        report.table("cells-adding", addingRows(shapes, adding));
        report.chart("cells-adding", CellsCharts.adding(adding, LENGTHS));
        report.chart("cells-learning", CellsCharts.learning(adding, LENGTHS.get(LENGTHS.size() - 1)));
    }

    private static List<List<String>> recordingRows(List<CellShape> shapes, List<RecordingResult> all) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("", "weights"));
        all.stream().map(RecordingResult::recording).distinct().forEach(heading::add);
        heading.addAll(List.of("training, s", "step, us"));
        rows.add(heading);
        for (CellShape shape : shapes) {
            List<RecordingResult> own =
                    all.stream().filter(one -> one.shape().equals(shape)).toList();
            List<String> row = new ArrayList<>(List.of(shape.name(), number("%,.0f", shape.weights(1, 1))));
            own.forEach(one -> row.add(number("%.3f", one.error())));
            row.add(number(
                    "%.1f", own.stream().mapToDouble(RecordingResult::seconds).sum()));
            row.add(number(
                    "%.2f",
                    own.stream().mapToDouble(RecordingResult::stepMicros).min().orElseThrow()));
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> addingRows(List<CellShape> shapes, List<AddingResult> all) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("", "weights"));
        LENGTHS.forEach(length -> heading.addAll(List.of("of " + length, "updates")));
        heading.add("training, s");
        rows.add(heading);
        for (CellShape shape : shapes) {
            List<AddingResult> own =
                    all.stream().filter(one -> one.shape().equals(shape)).toList();
            List<String> row =
                    new ArrayList<>(List.of(shape.name(), number("%,.0f", shape.weights(AddingProblem.INPUTS, 1))));
            own.forEach(one -> row.addAll(List.of(number("%.4f", one.error()), String.valueOf(one.updates()))));
            row.add(number(
                    "%.1f", own.stream().mapToDouble(AddingResult::seconds).sum()));
            rows.add(row);
        }
        return rows;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
