"""What people do with Supervise, one operation from start to end, each saved: the only writer."""

from supervise.workflow.home import Clock as Clock
from supervise.workflow.home import wall_clock as wall_clock
from supervise.workflow.session import SessionWorkflow as SessionWorkflow
