"""What each ink of a finished PDF prints: its plates, and how much ink lies where."""

from .colorants import PROCESS as PROCESS
from .colorants import amounts as amounts
from .ink import HighestInk as HighestInk
from .ink import InkUse as InkUse
from .ink import coverage as coverage
from .ink import highest_ink as highest_ink
from .ink import highest_of as highest_of
from .ink import ink_use as ink_use
from .ink import total_ink as total_ink
from .rendering import Separations as Separations
from .rendering import plates as plates
