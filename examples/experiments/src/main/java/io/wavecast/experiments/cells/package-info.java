/**
 * Compares Elman's cell, LSTM and GRU with equal units and with equal weights, on recordings and on the adding problem, which needs long
 * memory.
 */
package io.wavecast.experiments.cells;
