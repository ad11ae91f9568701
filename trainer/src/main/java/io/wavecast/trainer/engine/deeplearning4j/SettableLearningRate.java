package io.wavecast.trainer.engine.deeplearning4j;

import org.nd4j.linalg.schedule.ISchedule;

/** A learning rate that is set before each update. */
final class SettableLearningRate implements ISchedule {
    private static final long serialVersionUID = 1;

    private double rate;

    void set(double next) {
        rate = next;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return rate;
    }

    /** Returns this object, so that copies of the configuration share one rate. */
    @Override
    public ISchedule clone() {
        return this;
    }
}
