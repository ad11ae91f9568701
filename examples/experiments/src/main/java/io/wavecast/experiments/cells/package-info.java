/**
 * Elman's cell, LSTM and GRU beside one another, with as many units and with as many weights: on recordings, and on a task that asks for nothing
 * but memory.
 */
package io.wavecast.experiments.cells;
