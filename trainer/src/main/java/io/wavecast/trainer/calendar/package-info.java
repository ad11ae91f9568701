/** Which cycles of the calendar a training tries as known inputs. */
package io.wavecast.trainer.calendar;
