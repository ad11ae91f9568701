/** Which cycles of the calendar and which holidays a training tries as known inputs. */
package io.wavecast.trainer.calendar;
